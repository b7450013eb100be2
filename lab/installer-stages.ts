import { MESSAGES } from './installer-messages.ts';
import type { Registration } from './registration.ts';

/** Something to fill in on a window. */
export interface Field {
  readonly name: string;
  readonly kind: 'text' | 'password' | 'choice';
  /** What stands there before anybody types. */
  readonly value: string;
  readonly options?: readonly string[];
}

/** What can be seen and done on a screen. */
export interface ScreenWindow {
  readonly title: string;
  readonly text: string;
  readonly fields: readonly Field[];
  readonly buttons: readonly string[];
}

/** How far the installer is, as somebody who watches the machine would say it. */
export type InstallerPhase =
  'begun' | 'installing' | 'restarting' | 'message' | 'ended' | 'failed' | 'cancelled' | 'finished' | 'complete';

/** Stages of the wizard in the order in which they come. */
export const STAGES = [
  'acknowledge',
  'reboots',
  'welcome',
  'license',
  'customer',
  'server type',
  'passwords',
  'database passwords',
  'ready',
  'first restart',
  'log on',
  'copying',
  'disc 2',
  'copying on',
  'disc 1',
  'completing',
  'finish',
  'final restart',
  'restarting',
] as const;

export type Stage = (typeof STAGES)[number];

/** The stage after (1) or before (-1) another one. */
export const neighbour = (stage: Stage | null, step: 1 | -1): Stage =>
  STAGES[STAGES.indexOf(stage ?? 'acknowledge') + step] ?? 'acknowledge';

const SETUP = 'Cisco CallManager Setup';
const ACCEPT = 'I accept the terms in the license agreement';
const DECLINE = 'I do not accept the terms in the license agreement';

const dialog = (text: string, ...buttons: string[]): ScreenWindow => ({ title: SETUP, text, fields: [], buttons });

const page = (title: string, text: string, ...fields: Field[]): ScreenWindow => ({
  title,
  text,
  fields,
  buttons: ['Back', 'Next', 'Cancel'],
});

const typed = (name: string, kind: 'text' | 'password' = 'password', value = ''): Field => ({ name, kind, value });

const choice = (name: string, options: readonly string[], value = ''): Field => ({
  name,
  kind: 'choice',
  value,
  options,
});

const progress = (text: string): ScreenWindow => ({ title: 'Setup Status', text, fields: [], buttons: [] });

/** Fields of the page of database passwords; a subscriber is not asked for the directory's. */
const directoryFields = [typed('Directory Manager password'), typed('Confirm Directory Manager password')];

/** The window of every stage; null where the wizard shows none of its own. */
export const WINDOWS: Readonly<
  Record<Stage, ((isPublisher: boolean, registered: Registration) => ScreenWindow) | null>
> = {
  acknowledge: () => dialog(MESSAGES.acknowledge, 'Yes', 'No'),
  reboots: () => dialog(MESSAGES.reboots, 'OK'),
  welcome: () => page('Welcome', 'Welcome to the installation of Cisco CallManager.'),
  license: () =>
    page('License Agreement', 'Please read the license agreement.', choice('License', [ACCEPT, DECLINE], DECLINE)),
  customer: (_isPublisher, { userName, organization, productKey }) =>
    page(
      'Customer Information',
      'User name, organization and product key come from the operating system installation.',
      typed('User Name', 'text', userName),
      typed('Organization', 'text', organization),
      typed('Product key', 'text', productKey),
    ),
  'server type': () =>
    page(
      'Server Type',
      'Choose what this server is.',
      choice('Server Type', ['Publisher', 'Subscriber'], 'Publisher'),
      typed('Computer name of the publisher', 'text'),
    ),
  passwords: () =>
    page(
      'Administrator Password / Private password phrase',
      'Enter the local administrator password and the phrase of the cluster.',
      typed('Administrator password'),
      typed('Private password phrase'),
      typed('Confirm private password phrase'),
    ),
  'database passwords': (isPublisher) =>
    page(
      'Database passwords',
      'Enter the passwords of the databases.',
      typed('SA password'),
      typed('Confirm SA password'),
      ...(isPublisher ? directoryFields : []),
    ),
  ready: () => ({
    title: 'Ready to Install',
    text: 'Cisco CallManager and other included software are ready to be installed.',
    fields: [],
    buttons: ['Back', 'Install', 'Cancel'],
  }),
  'first restart': () => dialog('To continue the installation, the server must be rebooted. Reboot now?', 'Yes', 'No'),
  'log on': null,
  copying: () => progress('Installing software packages.'),
  'disc 2': () => dialog('Insert Cisco CallManager Installation, Upgrade, and Recovery Disk 2 of 2.', 'OK', 'Cancel'),
  'copying on': () => progress('Installing files.'),
  'disc 1': () => dialog('Insert Cisco CallManager Installation, Upgrade, and Recovery Disk 1 of 2.', 'OK', 'Cancel'),
  completing: () => progress('Configuring your machine.'),
  finish: () => ({
    title: 'Installation Complete',
    text: 'Cisco CallManager was installed. Click Finish to exit the wizard.',
    fields: [],
    buttons: ['Finish'],
  }),
  'final restart': () => ({ title: 'Restart Server', text: MESSAGES.restart, fields: [], buttons: ['Yes', 'No'] }),
  restarting: null,
};

/** Stages in which the wizard works by itself and must be left alone. */
export const WORKING: readonly Stage[] = ['copying', 'copying on', 'completing'];

/** Disc that a stage asks for. */
export const DISC_WANTED: Readonly<Partial<Record<Stage, number>>> = { 'disc 2': 2, 'disc 1': 1 };

/** The option of the license page with which the installation goes on. */
export const LICENSE_ACCEPTED = ACCEPT;
