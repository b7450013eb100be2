import type { Page, PageEntry } from './types/task.ts';

// Windows, buttons and fields are S2's; where it gives a window no title, the window is described.

interface PageRow {
  readonly window: string;
  readonly button: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly shown?: Readonly<Record<string, string>>;
  readonly refused?: string;
  readonly source: Page['source'];
}

const entriesOf = (fields: Readonly<Record<string, string>>): readonly PageEntry[] =>
  Object.entries(fields).map(([field, value]) => ({ field, value }));

/** Disk 1 lies in the drive on every page: Disk 2 comes and goes between them, with prompts of its own (DSK-02). */
const page = ({ window, button, fields = {}, shown, refused, source }: PageRow): Page => ({
  window,
  button,
  fields: entriesOf(fields),
  ...(shown === undefined ? {} : { shown: entriesOf(shown) }),
  source,
  disc: 'disc1',
  ...(refused === undefined ? {} : { refused }),
});

// Secrets go by their names; the people of the cluster keep them in their password safe, and this product has none of them.
const ADMINISTRATOR = "secret: the cluster's Windows Administrator password, from the password safe";
const PHRASE = "secret: the cluster's Private Password Phrase, from the password safe";
const SA = "secret: the cluster's SA password, from the password safe";
const DIRECTORY = "secret: the cluster's Directory Manager password, from the password safe";

const SETUP = 'Cisco CallManager Setup';

const beforeServerType = (part: 'PUB' | 'SUB'): readonly Page[] => [
  page({
    window: `${SETUP}: Cisco-verified applications disabled or uninstalled?`,
    button: 'Yes',
    refused: 'nothing is refused here, so Yes is pressed only when none of them runs',
    source: [`${part}-02`, 'SVC-13'],
  }),
  page({
    window: `${SETUP}: several reboots and entering the data again are possible`,
    button: 'OK',
    refused:
      'pending file operations, another user than Administrator and Windows without Service Pack 4 are refused with a message; S2 does not say at which window',
    source: [`${part}-03`],
  }),
  page({
    window: 'Welcome',
    button: 'Next',
    refused: 'another window instead of this one: press nothing, look its text up',
    source: [`${part}-04`, 'PUB-24'],
  }),
  page({
    window: 'License Agreement',
    button: 'Next',
    fields: { License: 'I accept the terms in the license agreement' },
    refused: 'S2 wants the terms accepted before Next',
    source: [`${part}-05`],
  }),
  page({
    window: 'Customer Information',
    button: 'Next',
    shown: { 'User Name': '{user-name}', Organization: '{organization}', 'Product key': '{product-key}' },
    refused:
      'one that differs is reported before Next is pressed; of a key that is not taken, look first whether it is that of a dedicated or of a coresident server, then at its spelling: it has letters only',
    source: [`${part}-06`, 'CFG-10', 'CFG-11', 'CFG-12', 'CFG-14'],
  }),
];

const passwordPage = (source: Page['source']): Page =>
  page({
    window: 'Administrator Password / Private password phrase',
    button: 'Next',
    fields: {
      'Administrator password': ADMINISTRATOR,
      'Private password phrase': PHRASE,
      'Confirm private password phrase': PHRASE,
    },
    refused:
      'refused with a message are an empty or wrong password, passwords that differ, and a phrase that has not 1 to 15 characters or others than S2 lists; on a subscriber it is the phrase of the publisher, never a new one',
    source,
  });

const SERVER_TYPE = 'Server Type';

/** The one choice that cannot be taken back stands on a line of its own, in capitals, before its page. */
export const warningBefore = ({ fields }: Page): readonly string[] =>
  fields.flatMap(({ field, value }) =>
    field === SERVER_TYPE
      ? [`SERVER TYPE: CHOOSE ${value.toUpperCase()}. READ IT TWICE BEFORE NEXT: IT CANNOT BE CHANGED AFTERWARDS.`]
      : [],
  );

/** Pages of the wizard on a publisher, up to the reboot in its midst. */
export const PUBLISHER_PAGES: readonly Page[] = [
  ...beforeServerType('PUB'),
  page({
    window: SERVER_TYPE,
    button: 'Next',
    fields: { [SERVER_TYPE]: 'Publisher' },
    refused: 'Publisher is chosen already, for good; with less than 1 GB of memory the installer aborts on a publisher',
    source: ['PUB-07', 'PRE-10'],
  }),
  passwordPage(['PUB-08', 'PUB-09', 'PWD-11', 'PWD-14']),
  page({
    window: 'Database passwords',
    button: 'Next',
    fields: {
      'SA password': SA,
      'Confirm SA password': SA,
      'Directory Manager password': DIRECTORY,
      'Confirm Directory Manager password': DIRECTORY,
    },
    refused:
      'the SA password has letters and digits only; S2 prints no button for this window on a publisher, on a subscriber it is Next',
    source: ['PUB-10', 'PUB-11', 'PWD-14'],
  }),
  page({
    window: 'Ready to Install',
    button: 'Install',
    refused: 'it begins to install at once; Cancel is pressed here as little as in any other window',
    source: ['PUB-12', 'PRE-22'],
  }),
  page({
    window: `${SETUP}: reboot the server`,
    button: 'Yes',
    refused: 'reboot it by this window and in no other way, and leave the disc in the drive',
    source: ['PUB-13', 'PUB-23', 'DSK-03'],
  }),
];

/** The same on a subscriber, which names its publisher and has no Directory Manager password to enter. */
export const SUBSCRIBER_PAGES: readonly Page[] = [
  ...beforeServerType('SUB'),
  page({
    window: SERVER_TYPE,
    button: 'Next',
    fields: { [SERVER_TYPE]: 'Subscriber', 'Computer name of the publisher': '{publisher}' },
    refused:
      'Publisher is chosen already and would be for good; refused with a message are an address, a name with a dot, one that does not resolve there and back to itself, and a publisher that does not answer or has another release',
    source: ['SUB-07', 'SUB-08', 'SUB-09', 'CFG-15'],
  }),
  passwordPage(['SUB-10', 'SUB-11', 'SUB-12', 'PWD-11', 'PWD-14']),
  page({
    window: 'Database passwords',
    button: 'Next',
    fields: { 'SA password': SA, 'Confirm SA password': SA },
    refused:
      'it is the SA password of the cluster, with letters and digits only; a subscriber asks for no Directory Manager password',
    source: ['SUB-13', 'SUB-14', 'PWD-05', 'PWD-14'],
  }),
  page({
    window: 'Ready to Install',
    button: 'Install',
    refused: 'it begins to install at once; Cancel is pressed here as little as in any other window',
    source: ['SUB-15', 'PRE-22'],
  }),
  page({
    window: `${SETUP}: reboot the server`,
    button: 'Yes',
    refused: 'reboot it by this window and in no other way, and leave the disc in the drive',
    source: ['SUB-16', 'SUB-25', 'DSK-03'],
  }),
];

/** The last pages; they reboot the server. */
export const finishPages = (part: 'PUB' | 'SUB'): readonly Page[] => [
  page({
    window: 'Installation Complete',
    button: 'Finish',
    refused: 'the window comes after disc 1 was inserted again; before it nothing is finished',
    source: part === 'PUB' ? ['PUB-17'] : ['SUB-20'],
  }),
  page({
    window: 'Restart Server',
    button: 'Yes',
    refused: 'No puts the reboot off, and nothing that follows may begin without it',
    source: part === 'PUB' ? ['PUB-18'] : ['SUB-21'],
  }),
];
