import type { Page } from './types/step.ts';

// Windows, buttons and fields are S2's; where it gives a window no title, the window is described.

const page = (
  window: string,
  button: string,
  source: Page['source'],
  fields: Readonly<Record<string, string>> = {},
): Page => ({
  window,
  button,
  fields: Object.entries(fields).map(([field, value]) => ({ field, value })),
  source,
});

// Secrets go by their names; the people of the cluster keep them in their password safe, and this product has none of them.
const ADMINISTRATOR = "secret: the cluster's Windows Administrator password, from the password safe";
const PHRASE = "secret: the cluster's Private Password Phrase, from the password safe";
const SA = "secret: the cluster's SA password, from the password safe";
const DIRECTORY = "secret: the cluster's Directory Manager password, from the password safe";

const SETUP = 'Cisco CallManager Setup';

const beforeServerType = (part: 'PUB' | 'SUB'): readonly Page[] => [
  page(`${SETUP}: Cisco-verified applications disabled or uninstalled?`, 'Yes', [`${part}-02`, 'SVC-13']),
  page(`${SETUP}: several reboots and entering the data again are possible`, 'OK', [`${part}-03`]),
  page('Welcome', 'Next', [`${part}-04`]),
  page('License Agreement', 'Next', [`${part}-05`], { License: 'I accept the terms in the license agreement' }),
  page('Customer Information', 'Next', [`${part}-06`]),
];

const passwordPage = (source: Page['source']): Page =>
  page('Administrator Password / Private password phrase', 'Next', source, {
    'Administrator password': ADMINISTRATOR,
    'Private password phrase': PHRASE,
    'Confirm private password phrase': PHRASE,
  });

/** Pages of the wizard on a publisher, up to the reboot in its midst. */
export const PUBLISHER_PAGES: readonly Page[] = [
  ...beforeServerType('PUB'),
  page('Server Type', 'Next', ['PUB-07', 'PRE-10'], { 'Server Type': 'Publisher' }),
  passwordPage(['PUB-08', 'PUB-09']),
  page('Database passwords', 'Next', ['PUB-10', 'PUB-11'], {
    'SA password': SA,
    'Confirm SA password': SA,
    'Directory Manager password': DIRECTORY,
    'Confirm Directory Manager password': DIRECTORY,
  }),
  page('Ready to Install', 'Install', ['PUB-12']),
  page(`${SETUP}: reboot the server`, 'Yes', ['PUB-13']),
];

/** The same on a subscriber, which names its publisher and has no Directory Manager password to enter. */
export const SUBSCRIBER_PAGES: readonly Page[] = [
  ...beforeServerType('SUB'),
  page('Server Type', 'Next', ['SUB-07', 'SUB-08', 'CFG-15'], {
    'Server Type': 'Subscriber',
    'Computer name of the publisher': '{publisher}',
  }),
  passwordPage(['SUB-10', 'SUB-11', 'SUB-12']),
  page('Database passwords', 'Next', ['SUB-13', 'SUB-14'], { 'SA password': SA, 'Confirm SA password': SA }),
  page('Ready to Install', 'Install', ['SUB-15']),
  page(`${SETUP}: reboot the server`, 'Yes', ['SUB-16']),
];

/** The last pages; they reboot the server. */
export const finishPages = (part: 'PUB' | 'SUB'): readonly Page[] => [
  page('Installation Complete', 'Finish', part === 'PUB' ? ['PUB-17'] : ['SUB-20']),
  page('Restart Server', 'Yes', part === 'PUB' ? ['PUB-18'] : ['SUB-21']),
];
