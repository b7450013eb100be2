import { INSTALLER_MESSAGES } from '../../platforms/callmanager4/messages/installer-messages.ts';
import { TROUBLE_DECISIONS_WITH_NOTE, troubleDecisions, type TroubleDecision } from '../../plan/trouble-decisions.ts';
import type { Remedy } from '../../plan/types/report.ts';
import { code, table } from './tables.ts';

const HEAD = `# Messages of the installer

What the installer of 4.2(1) may show in a window of its own, by S2, Table 6. For another release it is a hint: S1's own table
is not at hand. \`ccmctl explain\` has for each its reason and what comes next; a [report](../operate.md#a-message-of-the-installer)
in a run is answered by its kind. _Ends_: whether the installation ends with it; _unknown_ where no document says.`;

/** The page of the installer's messages. */
export const describeInstallerMessages = (): string =>
  [
    HEAD,
    table(
      ['message', 'on the screen', 'kind of action', 'ends', 'shown on', 'rules'],
      INSTALLER_MESSAGES.map(({ id, text, kind, ends, shownOn = 'any server', source }) => [
        code(id),
        text,
        kind,
        ends,
        shownOn,
        source.join(', '),
      ]),
    ),
  ].join('\n\n');

/** What becomes of each kind: the order in which people meet them. */
const MEANING: Readonly<Record<Remedy, string>> = {
  information: 'nothing is wrong: the prompt is shown again with the button to press, and nobody has to decide',
  'enter again': 'what was entered is wrong or could not be verified',
  'repair and rerun': 'something is mended first; then the installer is started anew',
  'reboot and rerun': 'the server reboots; then the installer is started anew, unless it goes on by itself',
  abort: 'the installation is over; a person decides what becomes of the server',
  'later task': 'the installation goes on, and something stays to be done: an open item',
  reinstall: 'the server needs its image anew; an approver decides, and until then the line stands still',
  unknown: 'no document knows it, or it belongs to another kind of server: logs first, then technical support',
};

/** What may be decided about a report, by its kind. */
export function describeTroubleDecisions(): string {
  const may = { beAttested: true, haveRebooted: true };
  const rows = Object.entries(MEANING).map(([remedy, meaning]) => ({
    remedy,
    meaning,
    choices: troubleDecisions(remedy as Remedy, may),
  }));
  const meanings = new Map(rows.flatMap(({ choices }) => choices.map(({ value, meaning }) => [value, meaning])));
  return [
    table(
      ['kind of action', 'what it means', 'you may decide'],
      rows.map(({ remedy, meaning, choices }) => [remedy, meaning, choices.map(({ value }) => code(value)).join(', ')]),
    ),
    table(
      ['decision', 'what it means', 'needs a note'],
      [...meanings].map(([value, meaning]) => [
        code(value),
        meaning,
        TROUBLE_DECISIONS_WITH_NOTE.includes(value as TroubleDecision) ? 'yes' : 'no',
      ]),
    ),
  ].join('\n\n');
}
