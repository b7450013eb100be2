import { administratorLoggedOn } from '../checks/administrator-logged-on.ts';
import { bootRecorded } from '../checks/boot-recorded.ts';
import { discInDrive } from '../checks/disc-in-drive.ts';
import { driveEmpty } from '../checks/drive-empty.ts';
import { publisherServes } from '../checks/publisher-serves.ts';
import { rebooted } from '../checks/rebooted.ts';
import { servicesStopped } from '../checks/services-stopped.ts';
import type { Document, PromptRow, RowCheck, Row } from './row.ts';
import { installerOf, INSTALLERS, type Installer, type Sitting } from '../installer.ts';
import { warningBefore } from '../installer-pages.ts';
import type { Page, PageEntry } from '../types/task.ts';
import { DONE_DIFFERS_MESSAGE, ask, check, doneDiffersMessage, gate } from './vocabulary.ts';

type SittingOf<K extends Sitting['kind']> = Extract<Sitting, { kind: K }>;

const REBOOTED: RowCheck = { asks: rebooted, with: { settleSeconds: 'rebootSettle' }, within: 'rebootLimit' };

/** A subscriber copies from its publisher for as long as the installer works. */
const PUBLISHER_SERVES: RowCheck = {
  asks: publisherServes,
  looksAt: 'the publisher',
  with: { services: ['MSSQLSERVER'] },
};

/** Third-party components may want a reboot of their own at any time, and software may come back with it (SVC-15). */
const AFTER_REBOOT: RowCheck = {
  asks: servicesStopped,
  with: { services: 'what may interfere' },
  within: 'rebootLimit',
};

/** Of whatever a person does at the console of an installer. */
const AT_THE_CONSOLE = { answer: DONE_DIFFERS_MESSAGE, afterReboot: AFTER_REBOOT, watch: PUBLISHER_SERVES } as const;

/** Stands in a procedure for the whole walk through the installer of the release, on a publisher or a subscriber. */
export interface WalkThroughInstaller {
  readonly kind: 'walk through the installer';
}

export const WALK_THROUGH_INSTALLER: WalkThroughInstaller = { kind: 'walk through the installer' };

/** Puts the rows of the release's installer where a procedure walks through it; none where no installer is written down. */
export function withInstaller(
  rows: readonly (Row | WalkThroughInstaller)[],
  part: 'publisher' | 'subscriber',
  to: string,
): readonly Row[] {
  const installer = installerOf(to);
  const atTheConsole = installer ? installerRows(installer, part) : [];
  return rows.flatMap((row) => (row.kind === 'walk through the installer' ? atTheConsole : [row]));
}

/** The rows of all installers that are written down, for whoever wants to know what they use. */
export const everyInstallerRow = (): readonly Row[] =>
  Object.values(INSTALLERS).flatMap((installer) => [
    ...installerRows(installer, 'publisher'),
    ...installerRows(installer, 'subscriber'),
  ]);

/**
 * Once the pages are behind, an installer that has to be started anew leads back to the log-on: to disc 1, to all pages, and
 * to whatever is looked at in between (PUB-22, SUB-25).
 */
function installerRows(installer: Installer, part: 'publisher' | 'subscriber'): readonly Row[] {
  const rows = installer[part].flatMap((sitting) => rowsOf(sitting, installer.document));
  const pages = rows.findIndex((row) => row.kind === 'prompt' && hasPages(row.task));
  const attemptFrom = rows[0]?.name;
  return rows.map((row, index) =>
    row.kind === 'prompt' && index > pages && attemptFrom !== undefined ? { ...row, attemptFrom } : row,
  );
}

const hasPages = (task: PromptRow['task']): boolean => typeof task === 'object' && task.kind === 'walk-pages';

function rowsOf(sitting: Sitting, document: Document): readonly Row[] {
  switch (sitting.kind) {
    case 'log on':
      return [logOn(sitting, document)];
    case 'insert disc':
      return [insertDisc(sitting, document)];
    case 'pages, then reboot':
      return pagesThenReboot(sitting, document);
    case 'remove disc':
      return [removeDisc(sitting, document)];
    case 'look that the publisher serves':
      return [servesForInstaller(sitting, document)];
    case 'look that the disc is there':
      return [discIsThere(sitting, document)];
    case 'look that nothing interferes':
      return [nothingInterferes(sitting, document)];
  }
}

const logOn = (sitting: SittingOf<'log on'>, document: Document): Row =>
  ask(sitting.name, {
    title: 'Log on to {server} as Administrator',
    because: 'the installer works only for the local Administrator, at the console',
    source: sitting.source,
    document,
    instructions: sitting.lines,
    ...AT_THE_CONSOLE,
    answer: doneDiffersMessage(...(sitting.inTheWay ?? [])),
    task: { kind: 'log-on' },
    proof: { asks: administratorLoggedOn },
  });

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const DISC_TITLES = { disc1: 'disc 1', disc2: 'disc 2' } as const;

const insertDisc = (sitting: SittingOf<'insert disc'>, document: Document): Row =>
  ask(sitting.name, {
    title: `Insert ${DISC_TITLES[sitting.disc]} at {server}`,
    because: 'the installer reads disc 1, disc 2 and disc 1 again, in this order',
    source: sitting.source,
    document,
    instructions: sitting.lines,
    ...AT_THE_CONSOLE,
    task: { kind: 'insert-disc', disc: sitting.disc },
    proof: { asks: discInDrive, with: { label: sitting.disc } },
  });

const removeDisc = (sitting: SittingOf<'remove disc'>, document: Document): Row =>
  ask(sitting.name, {
    title: 'Take the disc out of {server}',
    because: 'the discs are needed at the next server, and a server must not start from one',
    source: sitting.source,
    document,
    instructions: sitting.lines,
    ...AT_THE_CONSOLE,
    task: { kind: 'remove-disc' },
    proof: { asks: driveEmpty },
  });

const servesForInstaller = (sitting: SittingOf<'look that the publisher serves'>, document: Document): Row =>
  gate(sitting.name, {
    title: 'The database of {publisher} is being served',
    because: '{server} copies its database while it is installed, so it is looked at once more at the installer',
    source: sitting.source,
    document,
    ...PUBLISHER_SERVES,
    within: 'serviceStartLimit',
  });

const discIsThere = (sitting: SittingOf<'look that the disc is there'>, document: Document): Row =>
  check(sitting.name, {
    title: `${capital(DISC_TITLES[sitting.disc])} is still in the drive of {server}`,
    because: 'the installer goes on reading it; a disc that was taken out too early is put back before anybody logs on',
    source: sitting.source,
    document,
    asks: discInDrive,
    with: { label: sitting.disc },
    outcome: 'hold',
  });

const nothingInterferes = (sitting: SittingOf<'look that nothing interferes'>, document: Document): Row =>
  check(sitting.name, {
    title: 'Nothing that may interfere runs on {server}',
    because: 'software that came back with the reboot would disturb the rest of the installation',
    source: sitting.source,
    document,
    asks: servicesStopped,
    with: { services: 'what may interfere' },
    outcome: 'block',
  });

/** What tells of the boot is written down right before the pages, so that the reboot that ends them can be proved. */
const pagesThenReboot = (sitting: SittingOf<'pages, then reboot'>, document: Document): readonly Row[] => [
  check(`boot-before-${sitting.name}`, {
    title: 'Boot time of {server} before the installer reboots it',
    because: 'a reboot is proved by what has changed since: event log, uptime and boot time',
    source: ['ORD-03'],
    document: 'ours',
    asks: bootRecorded,
    outcome: 'block',
  }),
  ask(sitting.name, {
    title: sitting.pages.length > 2 ? 'Walk through the installer on {server}' : 'Finish the installer on {server}',
    because: 'only a person at the console can answer the installer; its last page here reboots the server',
    source: sitting.source,
    document,
    instructions: [
      ...discLine(sitting.pages),
      ...(sitting.first ?? []),
      ...sitting.pages.flatMap((page) => [...warningBefore(page), lineOf(page)]),
      ...sitting.lines,
    ],
    ...AT_THE_CONSOLE,
    records: { asks: bootRecorded },
    task: { kind: 'walk-pages', pages: sitting.pages },
  }),
  check(`rebooted-after-${sitting.name}`, {
    title: '{server} has rebooted and stays up',
    because: 'the installer asked for this reboot; nothing goes on before it is proved',
    source: sitting.source,
    document,
    ...REBOOTED,
    outcome: 'block',
  }),
];

/** Which disc has to lie in the drive while the pages are shown. */
function discLine(pages: readonly Page[]): readonly string[] {
  const disc = pages.find((page) => page.disc)?.disc;
  return disc ? [`In the drive meanwhile: disc ${disc === 'disc1' ? 1 : 2} of 2.`] : [];
}

/** The line of a prompt that stands for a page, such as `Server Type: Server Type = Publisher; press Next. Mind: the choice is for good`. */
export function lineOf(page: Page): string {
  const listed = (entries: readonly PageEntry[]): string =>
    entries.map(({ field, value }) => `${field} = ${value}`).join(', ');
  const fields = [page.shown && `compare what it shows with ${listed(page.shown)}`, listed(page.fields)]
    .filter((part) => part !== undefined && part !== '')
    .join('; ');
  const refused = page.refused === undefined ? '' : `. Mind: ${page.refused}`;
  return `${page.window}: ${fields ? `${fields}; ` : ''}press ${page.button}${refused}`;
}
