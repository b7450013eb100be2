import { POLICY_OF_TODAY } from '../../../plan/policy.ts';
import { createShelf } from './toy-site.ts';
import type { Platform } from '../../../plan/platform/platform.ts';
import type { AnyCluster } from '../../../plan/types/cluster.ts';
import type { Plan, PlannedServer, Stage } from '../../../plan/types/plan.ts';
import type { Check, Step } from '../../../plan/types/step.ts';

/** Lamps on a shelf, of which two are in it: what an engine can carry out that knows no telephone. */
export const SHELF = { name: 'shelf', lamps: ['LEFT', 'RIGHT'], people: ['Ada', 'Ben'] };

const isLit = (lamp: string): Check => ({ name: 'lamp-is-lit', servers: [lamp], arguments: {} });

const FAR = { because: 'the far lamp lights the way to the near one', source: ['L-1'] };

/** One step of each kind. */
const stepsOf = (lamp: string): readonly Step[] => {
  const step = (name: string) => ({ ...FAR, id: `${lamp}/${name}`, title: `${name} of ${lamp}`, server: lamp });
  return [
    {
      ...step('bulb'),
      kind: 'prompt',
      instructions: [`Screw a bulb into ${lamp}.`],
      answer: { kind: 'choice', choices: [{ value: 'done', meaning: 'it sits tight' }] },
      by: 'engineer',
      task: { kind: 'screw-in-bulb' },
      remindSeconds: 600,
    },
    { ...step('switch'), kind: 'action', action: 'switch-on', arguments: {}, destructive: true, proof: isLit(lamp), command: `switch ${lamp} on` }, // prettier-ignore
    { ...step('warm-up'), kind: 'wait', seconds: 1 },
    { ...step('light'), kind: 'gate', until: isLit(lamp) },
  ];
};

function makePlan(cluster: AnyCluster, procedure: string): Plan {
  const names = cluster.servers.map(({ name }) => name);
  const servers = names.map((name): PlannedServer => ({ ...FAR, name, role: 'lamp', minutes: { low: 1, high: 2 }, steps: stepsOf(name) })); // prettier-ignore
  const last: Step = { ...FAR, id: 'cluster/all-lit', title: 'All lamps are lit', kind: 'check', check: { ...isLit(''), servers: names }, outcome: 'hold' }; // prettier-ignore
  const stage = (name: string, steps: Stage['steps'], members: Stage['servers']): Stage => ({
    ...FAR,
    name,
    title: name,
    steps,
    servers: members,
  });
  return {
    cluster: cluster.name,
    procedure,
    people: cluster.people,
    policy: POLICY_OF_TODAY,
    from: 'dark',
    to: 'light',
    hash: '',
    durations: [],
    minutes: { low: 2, high: 4 },
    remindSeconds: 600,
    sources: 'L is the book of lamps.',
    handsOn: {},
    before: [],
    servers,
    after: [last],
    stages: [stage('lamps', [], names), stage('end', [last.id], [])],
    problems: [],
  };
}

const anything = (value: unknown): value is object => typeof value === 'object';

export const TOY: Platform = {
  name: 'lamps on a shelf',
  readCluster(content) {
    const { name, lamps, people } = content as typeof SHELF;
    const roles = ['engineer', 'approver'] as const;
    return {
      name,
      servers: lamps.map((lamp) => ({ name: lamp })),
      people: people.map((person) => ({ name: person, roles })),
    };
  },
  namesOfSite: () => false,
  loadCluster: () => Promise.reject(new Error('lamps have no file')),
  openSite: () => createShelf().site,
  tellLook: () => ({ server: '', isSeen: true, inWords: '' }),
  targetOf: ({ servers }, name) => {
    const server = servers.find((one) => one.name === name);
    return server && { server };
  },
  endpointsOf: () => [],
  makePlan: (cluster, { procedure }) => makePlan(cluster, procedure),
  worksheetsOf: () => [],
  typedSecretsOf: () => [],
  judgeEarly: () => () => ({ verdict: 'unknown', expected: 'light', seen: 'nobody looked' }),
  checks: new Map([['lamp-is-lit', { arguments: anything, tells: 'The lamps are lit.' }]]),
  actions: new Map([
    [
      'switch-on',
      { arguments: anything, tells: 'Lights a lamp.', byEye: ['The lamp shines.'], atConsole: 'Turn its switch.' },
    ],
  ]),
  judge: { target: () => [], memory: () => [], task: () => [] },
  wordPrompt: (step) => step,
  byHand: {
    rules: () => ['One lamp at a time.'],
    addressOf: () => undefined,
    ways: () => ['The shelf is by the door.'],
    placeOf: () => 'at the shelf',
    lookByEye: () => ['Look at the shelf.'],
    consoleTaken: () => [],
    writtenBefore: () => [],
    ifNotSo: () => 'Screw the bulb tighter.',
    help: () => [],
    waitsShortened: () => [],
    wordRepair: (lines) => lines,
    hours: () => [],
    passwords: () => [],
    setAside: () => [],
    linesOf: () => undefined,
  },
  explainReport: () => ({ remedy: 'unknown', lines: [] }),
  logs: {
    routeTo: () => {
      throw new RangeError('lamps keep no logs');
    },
    whyNoPath: () => 'lamps keep no logs',
    namedIn: () => [],
    standsStill: () => ({ known: true, value: true }),
    messageIn: () => undefined,
    remark: 'lamps keep no logs',
  },
  supportSheet: () => ({ severity: null, facts: [], parts: [], atHand: [], open: [] }),
  tellHandedOn: () => undefined,
  remembered: (memory) => memory,
};
