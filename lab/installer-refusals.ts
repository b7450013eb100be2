import type { Disc } from './discs.ts';
import type { Stage } from './installer-stages.ts';
import type { MessageName } from './installer-messages.ts';
import type { LabCluster } from './lab-cluster.ts';
import { compareReleases } from './release.ts';
import type { MachineFacts } from './machine-facts.ts';
import type { WindowsServer } from './windows-server.ts';

const GIGABYTE = 1024 ** 3;

/** Windows reports a little less than what is plugged in. */
const ONE_GIGABYTE_AS_REPORTED = 1_000_000_000;

/** Something the installer tells, and what comes after its dialog. */
export interface Refusal {
  readonly message: MessageName;
  /**
   * `abort`: the installer ends; `back`: the page is shown again; `ask`: Yes goes on, anything else ends; `warn`: it goes
   * on; `reboot`: the server reboots and the installer goes on by itself; `rerun`: it reboots, and the installer is started again.
   */
  readonly then: 'abort' | 'back' | 'ask' | 'warn' | 'reboot' | 'rerun';
}

interface StartCheck extends Refusal {
  readonly refuses: (server: WindowsServer, disc: Disc) => boolean;
}

const isWindows2000Server = ({ windowsName, windowsVersion }: MachineFacts): boolean =>
  windowsVersion.startsWith('5.0.') && / Server$/.test(windowsName);

/** What is looked at when the installer is started, in this order. */
const START_CHECKS: readonly StartCheck[] = [
  { message: 'terminalServices', then: 'abort', refuses: (server) => server.session?.via === 'terminal services' },
  { message: 'notAdministrator', then: 'abort', refuses: (server) => server.session?.user !== 'Administrator' },
  { message: 'logFolder', then: 'abort', refuses: ({ facts }) => facts.logFolderForbidden },
  { message: 'previousFailure', then: 'abort', refuses: (server) => server.damage !== null },
  { message: 'windowsMissing', then: 'abort', refuses: ({ facts }) => !isWindows2000Server(facts) },
  { message: 'servicePack', then: 'abort', refuses: ({ facts }) => facts.servicePack < 4 },
  { message: 'pendingFiles', then: 'abort', refuses: ({ facts }) => facts.pendingRenames },
  { message: 'cdRomRestricted', then: 'abort', refuses: ({ facts }) => facts.cdRomRestricted },
  { message: 'diskSpace', then: 'abort', refuses: ({ facts }) => facts.freeBytesOnC < 3 * GIGABYTE },
  { message: 'unexpected', then: 'abort', refuses: ({ facts }) => facts.domainRole === 'domain controller' },
  {
    message: 'alreadyInstalled',
    then: 'abort',
    refuses: ({ facts }, { release }) => facts.callManager !== null && facts.callManager === release,
  },
  {
    message: 'newerInstalled',
    then: 'abort',
    refuses: ({ facts }, { release = '' }) =>
      facts.callManager !== null && compareReleases(facts.callManager, release) > 0,
  },
  { message: 'domain', then: 'ask', refuses: ({ facts }) => facts.domainRole === 'member' },
];

/** Why the installer does not begin on this server; a domain member is asked, everything else ends it. */
export function refusalAtStart(server: WindowsServer, disc: Disc): Refusal | null {
  return START_CHECKS.find(({ refuses }) => refuses(server, disc)) ?? null;
}

/** What was filled in, by the names of the fields. */
export type Entries = Readonly<Record<string, string>>;

export interface Installation {
  readonly server: WindowsServer;
  readonly cluster: LabCluster;
  readonly isPublisher: boolean;
  readonly publisherName: string;
  readonly release: string;
}

type Judge = (entries: Entries, installation: Installation) => Refusal | null;

const back = (message: MessageName): Refusal => ({ message, then: 'back' });

const abort = (message: MessageName): Refusal => ({ message, then: 'abort' });

/** Letters tell one key from another, and nothing else is in one. */
const judgeCustomer: Judge = (entries, { server }) => {
  const letters = (key: string): string => key.replaceAll(' ', '').toUpperCase();
  const isRight = letters(entries['Product key'] ?? '') === letters(server.registration.productKey);
  return isRight ? null : back('productKeyInvalid');
};

const judgeServerType: Judge = (entries, { server, cluster, release }) => {
  const isShort = server.facts.memoryBytes < ONE_GIGABYTE_AS_REPORTED;
  if (entries['Server Type'] === 'Publisher') return isShort ? abort('memoryPublisher') : null;
  const name = entries['Computer name of the publisher'] ?? '';
  if (name === '') return back('publisherNeeded');
  if (name.includes('.')) return back('publisherNoAddress');
  const publisher = cluster.serverOnNetwork(name);
  if (!publisher) return back(cluster.hasServer(name) ? 'publisherUnverified' : 'publisherUnresolved');
  if (publisher.name !== cluster.publisherName || !publisher.services.isRunning('MSSQLSERVER')) {
    return abort('publisherUnverified');
  }
  if (publisher.facts.callManager !== release) return abort('publisherOtherVersion');
  return isShort ? { message: 'memorySubscriber', then: 'warn' } : null;
};

const PHRASE = /^[A-Za-z0-9{}.<>:?/|\\`~!@$^&*()_+-]{1,15}$/;

const judgePasswords: Judge = (entries, { server, cluster, isPublisher }) => {
  const { administrator, phrase } = cluster.secrets;
  const typedPhrase = entries['Private password phrase'] ?? '';
  if (!entries['Administrator password']) return back('passwordNeeded');
  if (entries['Administrator password'] !== administrator) return back('passwordInvalid');
  if (!PHRASE.test(typedPhrase)) return back('phraseInvalid');
  if (typedPhrase !== entries['Confirm private password phrase']) return back('passwordsDiffer');
  if (!isPublisher && server.facts.mappedDrives) return abort('mappedDrives');
  return !isPublisher && typedPhrase !== phrase ? back('phraseDiffers') : null;
};

const judgeDatabasePasswords: Judge = (entries, { cluster, isPublisher }) => {
  const pairs = isPublisher ? ['SA password', 'Directory Manager password'] : ['SA password'];
  for (const name of pairs) {
    const password = entries[name] ?? '';
    if (password === '') return back('passwordNeeded');
    if (!/^[A-Za-z0-9]+$/.test(password)) return back('passwordInvalid');
    if (password !== entries[`Confirm ${name}`]) return back('passwordsDiffer');
  }
  return !isPublisher && entries['SA password'] !== cluster.secrets.sa ? back('saDiffers') : null;
};

/** The pages that look at what was filled in before they go on. */
export const JUDGES: Readonly<Partial<Record<Stage, Judge>>> = {
  customer: judgeCustomer,
  'server type': judgeServerType,
  passwords: judgePasswords,
  'database passwords': judgeDatabasePasswords,
};
