import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asCommandWord,
  placeholder,
  WORD_RULES,
  type CommandWord,
  type WordKind,
} from '../../../platforms/callmanager4/command-words.ts';
import type { ActionDefinition } from '../../../platforms/callmanager4/actions/define-action.ts';
import { reboot } from '../../../platforms/callmanager4/actions/reboot.ts';
import { reinitializeSubscriptions } from '../../../platforms/callmanager4/actions/reinitialize-subscriptions.ts';
import { restoreServices } from '../../../platforms/callmanager4/actions/restore-services.ts';
import { stopAndDisableServices } from '../../../platforms/callmanager4/actions/stop-and-disable-services.ts';
import { makePlan } from '../../../platforms/callmanager4/make-plan.ts';
import { known } from '../../../plan/fact.ts';
import { emptyMemory } from '../../../platforms/callmanager4/types/server-memory.ts';
import type { Step } from '../../../plan/types/step.ts';
import { linesOf, subscriptionsTo } from './actions/acting.ts';
import { sampleCluster, sampleServer, sixServers } from './sample-cluster.ts';
import { sampleObservation, sampleService } from './sample-observation.ts';

const KINDS = Object.keys(WORD_RULES) as WordKind[];

/** Signs that cmd, PowerShell or osql reads somewhere, what looks like them, and what nobody sees. */
const SIGNS =
  '&|<>^%!"\'`();,=@*?~#{}[]\\\r\n\t\0\u00a0\u200b\u202e\u2028\uff02\uff06\uff05\u201c\u2019\u037e\u02bc\ufeff';

/** Strings of all kinds, most of them nearly good: a real name with one sign in it. */
const nearlyGood = fc
  .tuple(
    fc.constantFrom('CM-SUB1', 'MSSQL$CRS', 'CCM0301', '10.1.1.21', 'ccmctl CM-SUB1/reboot', 'McShield', ''),
    fc.oneof(
      fc.constantFrom(...SIGNS),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom('', '-', '/', ' '),
    ),
    fc.nat(25),
  )
  .map(([name, sign, at]) => name.slice(0, at) + sign + name.slice(at));
const anyText = fc.oneof(nearlyGood, fc.string({ unit: 'binary' }), fc.string());

/** The lines of an action with one word in each place where such a word stands. */
function linesWith(action: ActionDefinition, words: Partial<Record<WordKind, CommandWord>>): readonly string[] {
  const services = [sampleService('McShield', { name: words.service ?? 'McShield' })];
  const lines = linesOf(
    action,
    {
      server: sampleServer(words.server ?? 'CM-SUB1', ['publisher']),
      step: words.comment ?? 'CM-SUB1/step',
      arguments: { services: ['McShield'] },
      memory: { ...emptyMemory, setAside: services },
    },
    { services: known(services), subscriptions: known(subscriptionsTo([words.database ?? 'CCM0301'])) },
  );
  if (typeof lines === 'string') throw new Error(lines);
  return lines;
}

const LINES: Readonly<Record<WordKind, (word: CommandWord) => readonly string[]>> = {
  server: (server) => [stopAndDisableServices, reboot, reinitializeSubscriptions].flatMap((one) => linesWith(one, { server })),
  address: (word) => [`ping -n 1 -w 1000 ${word} & echo end=NONCE`],
  database: (database) => linesWith(reinitializeSubscriptions, { database }),
  service: (service) => [stopAndDisableServices, restoreServices].flatMap((one) => linesWith(one, { service })),
  'word of a name file': (word) => [`>>hosts echo 10.1.1.2 ${word}`],
  comment: (comment) => linesWith(reboot, { comment }),
}; // prettier-ignore

const PATTERN: Readonly<Record<WordKind, CommandWord>> = Object.fromEntries(
  KINDS.map((kind) => [kind, (kind === 'database' ? 'CCM0301' : 'x') as CommandWord]),
) as Record<WordKind, CommandWord>;

describe('a word of a command line', () => {
  it('is refused, or adds no sign to its line that cmd, PowerShell or osql would read', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), anyText, (kind, text) => {
        const word = asCommandWord(kind, text);
        if (word === undefined) return;
        expect(word).toMatch(/^[A-Za-z0-9_][A-Za-z0-9 $+._:/-]*$/);
        // The signs of the line are those of the line with a harmless word in the same place, no more and no other.
        const signsOf = (line: string, of: string): string => line.replaceAll(of, '').replace(/[A-Za-z0-9 $+._:/-]/g, '');
        const [lines, harmless] = [LINES[kind](word), LINES[kind](PATTERN[kind])];
        if (word.length > 3) lines.forEach((line, index) => expect(signsOf(line, word)).toBe(signsOf(harmless[index] ?? '', PATTERN[kind])));
      }),
      { numRuns: 2_000 },
    );
  }); // prettier-ignore

  it.each(KINDS)('is no %s with any sign that is read, seen or unseen, wherever it stands', (kind) => {
    for (const sign of SIGNS)
      for (const text of [`${sign}CM-SUB1`, `CM${sign}SUB1`, `CM-SUB1${sign}`, sign])
        expect(asCommandWord(kind, text)).toBeUndefined();
    for (const other of [null, undefined, 7, {}, ['CM-SUB1'], { toString: () => 'CM-SUB1' }, 'x'.repeat(200), '-r', '/l'])
      expect(asCommandWord(kind, other)).toBeUndefined();
  }); // prettier-ignore

  it.each(['MSSQL$CRS', 'NAV Alert', 'uvnc_service', 'C++Agent', 'Vendor.Service', 'McShield', 'x'])(
    'may be the key name %s, as real services have it',
    (name) => expect(asCommandWord('service', name)).toBe(name),
  );

  it('is told in a placeholder only with signs that no line reads', () => {
    expect(placeholder('key name of Terminal Services', 'a service')).toBe('<key name of Terminal Services>');
    fc.assert(
      fc.property(anyText, (text) => {
        expect(placeholder(text, 'other')).toMatch(/^<[\p{L}\p{N} ./_+-]+>$/u);
      }),
    );
  });
});

const stepsOf = (plan: ReturnType<typeof makePlan>): readonly Step[] => [
  ...plan.before,
  ...plan.servers.flatMap(({ steps }) => steps),
  ...plan.after,
];

it('the lines that a plan shows hold no name of a server that a line would read', () => {
  const cluster = sampleCluster(sixServers);
  fc.assert(
    fc.property(anyText, anyText, (key, display) => {
      const evil = sampleService(`Norton AntiVirus ${display}`, { name: `NAV" & del ${key}` });
      const looks = sixServers.map((server) =>
        sampleObservation(server, { services: known([sampleService('Terminal Services'), evil]) }),
      );
      const lines = stepsOf(makePlan(cluster, 'upgrade', looks)).flatMap(({ command }) => command?.split('\n') ?? []);
      expect(lines.length).toBeGreaterThan(5);
      for (const line of lines) expect(line).not.toMatch(/NAV|[&|^%`]/);
      expect(lines.some((line) => line.startsWith('(no line: '))).toBe(true);
    }),
    { numRuns: 30 },
  );
}); // prettier-ignore
