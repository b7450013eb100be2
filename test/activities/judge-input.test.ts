import { ApplicationFailure } from '@temporalio/common';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NO_RUNS } from '../../activities/recall/recorded-runs.ts';
import { createActivities } from '../../activities/create-activities.ts';
import { createInputJudge } from '../../activities/judge-input.ts';
import { siteWith } from './scripted-site.ts';
import { targetOf } from '../platforms/callmanager4/target-of.ts';
import { sampleCluster, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { serverOf } from '../platforms/callmanager4/site-fixture.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';

const endpoint = {
  host: 'ccm-station.example.net',
  port: 22,
  user: 'Administrator',
  key: { file: 'C:\\keys\\station.key' },
  hostKey: `SHA256:${'A'.repeat(43)}`,
  algorithms: ['ssh-rsa'],
};
const target = { server: serverOf('CM-PUB'), station: endpoint };
const check = {
  check: { name: 'rebooted', servers: ['CM-PUB'], arguments: {} },
  targets: [target],
  memory: {},
};
const action = { action: 'reboot', arguments: {}, target, memory: {}, proof: check, decidedBy: 'the look', id: '0d7b7cf2-6f5e-4f39-9b1a-5d1f2a3b4c5d', step: 'CM-PUB/reboot', run: 'a run' }; // prettier-ignore

/** A site at which nothing may be asked or done. */
const UNTOUCHED = siteWith({});

const ACTIVITIES = createActivities({ platform: CALLMANAGER4, site: UNTOUCHED, runs: NO_RUNS, readResults: () => Promise.resolve([]),
      firstRunOf: () => Promise.reject(new Error('no run')), historyOf: () => Promise.reject(new Error('no run')), }); // prettier-ignore
const judge = createInputJudge(CALLMANAGER4);
const { lookAtServer, explainReport, wordPrompt } = ACTIVITIES;
const [rebooted, reboot] = [ACTIVITIES['rebooted']!, ACTIVITIES['reboot']!];
const JUDGES = [
  [lookAtServer, judge.target, target],
  [rebooted, judge.check, check],
  [reboot, judge.action, action],
  [explainReport, judge.report, { text: 'an error box', atInstaller: true }],
  [wordPrompt, judge.prompt, { step: { instructions: [], task: { kind: 'confirm' } }, memory: {} }],
] as const;

/** The input with one value at one place in it replaced. */
function replaced(input: unknown, path: readonly string[], value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  const copy: Record<string, unknown> = { ...(input as Record<string, unknown>) };
  copy[first] = replaced(copy[first], rest, value);
  return copy;
}

const refused = async (start: (input: never) => Promise<unknown>, input: unknown): Promise<void> => {
  const failure: unknown = await start(input as never).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ApplicationFailure);
  expect(failure).toMatchObject({ type: 'INPUT_REFUSED', nonRetryable: true });
  expect((failure as Error).message.length).toBeLessThan(600);
};

it('takes what a run gives', async () => {
  const cluster = sampleCluster(sixServers);
  for (const { name } of sixServers)
    expect(await judge.target({ ...targetOf(cluster, name), station: endpoint })).toBeTruthy();
  for (const [, judge, input] of JUDGES) expect(await judge(input)).toBe(input);
  const direct = { server: serverOf('CM-PUB', endpoint) };
  expect(await judge.target(direct)).toBe(direct);
  const far = { server: serverOf('CM-PUB'), station: { ...endpoint, agent: true, via: endpoint } };
  expect(await judge.target(far)).toBe(far);
});

it('refuses any other JSON before anything is asked or sent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...JUDGES), fc.jsonValue(), ([start], input) => refused(start, input)),
    { numRuns: 300 },
  );
});

/** A way through so many hosts. */
const facts = { planRun: 'a run', plan: 'a hash', approvals: [], at: '2026-03-07T20:00:00.000Z', state: 'running', position: { stage: 0, server: null, step: 0 }, servers: [], memories: {}, prompts: [], hold: null, stop: null, openItems: [], last: [] }; // prettier-ignore

it('judges an act without its sheet, whatever that is: what is wrong with a sheet stops no act', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (sheet) => {
      await expect(judge.action({ ...action, sheet })).resolves.toMatchObject({ step: action.step });
    }),
  );
});

it('makes a sheet of what a run tells, and of no other JSON', () => {
  expect(judge.sheet(facts)).toEqual(facts);
  const places = fc.constantFrom(...Object.keys(facts));
  const wrong = fc.oneof(
    fc.jsonValue(),
    fc
      .tuple(places, fc.constantFrom(7, true, 'a\u0000', { toString: 1 }))
      .map(([place, value]) => ({ ...facts, [place]: value })),
    places.map((place) => ({ ...facts, [place]: undefined })),
    fc.constant({ ...facts, last: Array.from({ length: 101 }, () => ({ at: facts.at, text: '' })) }),
    fc.constant({ ...facts, more: 1 }),
  );
  const isWord = (value: unknown): boolean => typeof value === 'string';
  fc.assert(
    fc.property(wrong, (sent) => {
      const given = sent as Partial<typeof facts> | null;
      fc.pre(
        !(['planRun', 'plan', 'state'] as const).some(
          (place) => isWord(given?.[place]) && given?.[place] !== facts[place],
        ),
      );
      expect(() => judge.sheet(sent)).toThrow(expect.objectContaining({ type: 'INPUT_REFUSED' }));
    }),
  );
});

const viaOf = (hosts: number): object => (hosts === 1 ? endpoint : { ...endpoint, via: viaOf(hosts - 1) });

const EVIL: readonly unknown[] = ['X & del /q C:\\* & rem', 'CM\u200bPUB', '\uff23\uff2d', 'x"', '%PATH%', '$(x)', '', ' ', '-r', 'a\nb', 'x'.repeat(5_000), 7, null, {}, [], { toString: 'CM-PUB' }]; // prettier-ignore
const PLACES: readonly (readonly [string, unknown, (input: never) => Promise<unknown>, readonly unknown[]])[] = [
  ...['server.name', 'server.address', 'station.host', 'station.port', 'station.user', 'station.hostKey'].map(
    (path) =>
      [
        path,
        target,
        lookAtServer,
        path.endsWith('user') ? ['', 'a b', 7, null] : EVIL.filter((value) => value !== 7),
      ] as const,
  ),
  ['server.transport', target, lookAtServer, EVIL],
  ['station.agent', target, lookAtServer, [false, 'yes', 1, null]],
  ['station.via', target, lookAtServer, [...EVIL, { ...endpoint, host: 'a b' }, viaOf(4)]],
  ['station.key', target, lookAtServer, [{}, { env: 'A', file: 'b' }, { env: 'A B' }, 'secret', 7]],
  ['check.name', check, rebooted, [...EVIL, 'constructor', '__proto__', 'toString']],
  ['check.servers', check, rebooted, [['X & y'], 'CM-PUB', null]],
  ['targets', check, rebooted, [[{}], null, 'x', Array.from({ length: 101 }, () => target)]],
  ['action', action, reboot, [...EVIL, 'constructor', '__proto__']],
  ['step', action, reboot, EVIL],
  ['id', action, reboot, [...EVIL, 'x.act & del']],
  ['memory.unanswered', check, rebooted, [7, [{}], [{ server: 'CM-PUB', id: '..\\x' }]]],
  ['decidedBy', action, reboot, [...EVIL, 'somebody']],
  ['proof', action, reboot, [...EVIL, { ...check, targets: [{}] }]],
  ['proof.check.name', action, reboot, EVIL],
  ['memory', action, reboot, [null, 7, { services: 'x' }, { services: [{ name: 7 }] }]],
];

/** Of each bound: the last value within it, and the first beyond it on either side. */
const MONTH = 30 * 24 * 60 * 60;
const many = <T>(count: number, one: T): readonly T[] => Array.from({ length: count }, () => one);
const unanswered = { server: 'CM-PUB', id: action.id };
const statement = { workflow: 'w', firstRun: 'f', prompt: 'p', value: 'done', by: 'Ada', plan: 'h', nonce: 'n' };
const papers = {
  outline: { hash: 'h', cluster: 'c' },
  part: { name: 'p', steps: [{ id: 's' }] },
  approvals: [],
  warrants: [],
  siteApprovals: [],
};
const withPapers = { ...action, papers };
const prompt = { step: { instructions: [], task: { kind: 'confirm' } }, memory: {} };
const report = { text: 'an error box', atInstaller: true };
const BOUNDS: readonly (readonly [
  string,
  unknown,
  (input: never) => unknown,
  readonly unknown[],
  readonly unknown[],
])[] = [
  ['check.withinSeconds', check, judge.check, [0, MONTH], [-1, MONTH + 1]],
  ['asked.steadySeconds', { ...check, asked: { kind: 'bad' } }, judge.check, [0, MONTH], [-1, MONTH + 1]],
  ['watchEverySeconds', check, judge.check, [1, MONTH], [0, MONTH + 1]],
  ['targets', check, judge.check, [[], many(100, target)], [many(101, target)]],
  ['check.servers', check, judge.check, [[], many(100, 'PUB')], [many(101, 'PUB')]],
  ['memory.unanswered', check, judge.check, [[], many(100, unanswered)], [many(101, unanswered)]],
  ['step', action, judge.action, ['x', 'x'.repeat(127)], ['', 'x'.repeat(128)]],
  ['run', action, judge.action, ['', 'x'.repeat(200)], ['x'.repeat(201)]],
  ...['approvals', 'warrants', 'siteApprovals'].flatMap((kind) => [
    [`papers.${kind}`, withPapers, judge.action, [[], many(600, { statement })], [many(601, { statement })]] as const,
    ...['workflow', 'firstRun', 'prompt', 'by', 'plan', 'nonce'].map(
      (word) =>
        [
          `papers.${kind}`,
          withPapers,
          judge.action,
          [[{ statement: { ...statement, [word]: 'x'.repeat(500) } }]],
          [
            [{ statement: { ...statement, [word]: 'x'.repeat(501) } }],
            [{ statement: { ...statement, [word]: undefined } }],
          ],
        ] as const,
    ),
  ]),
  ...[
    ['value', 16_000],
    ['note', 4_000],
  ].map(
    ([word, most]) =>
      [
        'papers.warrants',
        withPapers,
        judge.action,
        [[{ statement: { ...statement, [word as string]: 'x'.repeat(most as number) } }]],
        [[{ statement: { ...statement, [word as string]: 'x'.repeat((most as number) + 1) } }]],
      ] as const,
  ),
  [
    'papers.approvals',
    withPapers,
    judge.action,
    [[{ statement, signature: 'x'.repeat(8_000) }]],
    [[{ statement, signature: 'x'.repeat(8_001) }]],
  ],
  ...[
    'outline',
    'part',
    'approvals',
    'warrants',
    'siteApprovals',
    'outline.hash',
    'outline.cluster',
    'part.name',
    'part.steps',
  ].map((place) => [`papers.${place}`, withPapers, judge.action, [], [undefined, 7]] as const),
  ['step.instructions', prompt, judge.prompt, [many(20_000, '')], [many(20_001, ''), [7]]],
  ['role', report, judge.report, ['x'.repeat(100)], ['x'.repeat(101)]],
  ['atInstaller', report, judge.report, [false], ['yes', undefined]],
];

it.each(BOUNDS)('takes %s up to its bound, and refuses it beyond', async (path, input, judged, within, beyond) => {
  const start = async (value: unknown): Promise<unknown> => judged(replaced(input, path.split('.'), value) as never);
  for (const value of within) await expect(start(value)).resolves.toBeTruthy();
  for (const value of beyond) await expect(start(value)).rejects.toMatchObject({ type: 'INPUT_REFUSED' });
});

it.each(PLACES)('refuses every odd value of %s', async (path, input, start, values) => {
  for (const value of values) await refused(start, replaced(input, path.split('.'), value));
});
