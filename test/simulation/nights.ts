import fc from 'fast-check';
import { FAULTS, type FaultName } from '../../lab/faults.ts';
import { HOSTILE_ANSWERS } from '../../lab/ssh/hostile-answers.ts';
import { CHANCE_ROLES, type ChanceCluster } from './chance-cluster.ts';
import { MISTAKES, PLACES, VICTIMS, type Fault, type Night } from './night.ts';
import { LARGE_SCENES, SCENES } from './scenes.ts';

/** Scenes in which every server is worked on; most nights are short, so that there are many of them. */
const LONG = ['an upgrade of six servers'];

/** Where most faults can fire. */
const MOST: readonly string[] = ['a publisher is replaced', 'a subscriber is added', 'an upgrade of two servers'];

const HOSTILE = Object.keys(HOSTILE_ANSWERS) as readonly FaultName[];

/** Where the others can. */
const FIRES_IN: Readonly<Partial<Record<FaultName, readonly string[]>>> = {
  'parameter-lost': ['an upgrade of two servers'],
  'database-not-renamed': ['an upgrade of two servers'],
  'wrong-drive': ['an upgrade without a drive'],
  'wrong-key': ['an upgrade without a drive'],
  'activated-through-windows': ['a publisher is replaced', 'a subscriber is added'],
  virus: ['a publisher is replaced', 'a subscriber is added'],
  // Of the plan's own looks they are refused; here each server boots more than once.
  ...Object.fromEntries(HOSTILE.map((fault) => [fault, ['an upgrade of two servers']])),
};

const SHORT = Object.keys(SCENES).filter((name) => !LONG.includes(name));

const scenes = fc.oneof(
  { weight: 15, arbitrary: fc.constantFrom(...SHORT) },
  { weight: 1, arbitrary: fc.constantFrom(...LONG) },
);

const place = fc.constantFrom(...PLACES);
/** Most places are reached a few times in a night, looks hundreds of times. */
const nth = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 60 }));
const times = fc.constantFrom('once' as const, 'always' as const);

/** After these a run goes on by itself, so that another one can fire in the same night. */
const MILD: readonly FaultName[] = [
  'reboots-slowly',
  'slow-replication',
  'up-before-its-services',
  'boots-twice',
  'asks-for-extra-reboot',
  'clock-goes-forward',
  'garbage-in-shutdown',
  'answers-with-nothing',
  'counts-no-devices',
  'wrong-disc',
  'disc-2-missing',
  'directory-not-indexed',
  'parameter-lost',
  'database-not-renamed',
];

const ALL_FAULTS = Object.keys(FAULTS) as readonly FaultName[];

/** How many nights the mild ones and the hostile ones share. */
const SHARED = 5;

/** Some mild ones and answers that are none in one night, and a night for each of the others. */
const TOGETHER: readonly (readonly FaultName[])[] = [
  ...Array.from({ length: SHARED }, (_, number) =>
    [...MILD, ...HOSTILE].filter((_one, index) => index % SHARED === number),
  ),
  ...ALL_FAULTS.filter((fault) => !MILD.includes(fault) && !HOSTILE.includes(fault)).map((fault) => [fault]),
];

/** After these a run goes on. */
const HARMLESS = MISTAKES.filter((mistake) => mistake !== 'stops' && !mistake.endsWith('in Temporal'));

const strike = fc.record({
  victim: fc.constantFrom(...VICTIMS),
  place,
  nth,
  seconds: fc.integer({ min: 1, max: 150 }),
});

/**
 * People who always do the wrong thing never come to an end; and a server that boots for ever runs in between, as every look
 * sees that wants no settling time.
 */
const AT_MOST_ONCE: readonly FaultName[] = [
  'boots-twice',
  'wrong-disc',
  'wrong-drive',
  'wrong-key',
  'disc-2-missing',
  'activated-through-windows',
];

const atMostOnce = (one: Fault): Fault => (AT_MOST_ONCE.includes(one.fault) ? { ...one, times: 'once' } : one);

const anyNight = {
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  scene: scenes,
  faults: fc.array(
    fc.record({ fault: fc.constantFrom(...ALL_FAULTS), server: fc.nat({ max: 5 }), times }).map(atMostOnce),
    {
      maxLength: 3,
    },
  ),
  strikes: fc.array(strike, { maxLength: 4 }),
  errors: fc.array(fc.record({ mistake: fc.constantFrom(...MISTAKES), place, nth }), { maxLength: 3 }),
  workers: fc.integer({ min: 1, max: 2 }),
  longFrom: fc.constantFrom(4_000, 900, 400),
  policy: fc.constantFrom('once more' as const, 'patiently' as const, 'boldly' as const, 'stop' as const),
};

const clusters: fc.Arbitrary<ChanceCluster> = fc.record({
  servers: fc.array(
    fc.record({
      role: fc.constantFrom(...CHANCE_ROLES),
      isDirect: fc.boolean(),
      software: fc.constantFrom('none' as const, 'antivirus' as const, 'antivirus and agent' as const),
      devices: fc.integer({ min: 1, max: 2_000 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  publisherAt: fc.nat({ max: 4 }),
});

/** Every second night has a cluster of its own. */
const nights: fc.Arbitrary<Night> = fc.oneof(
  fc.record(anyNight),
  fc.record({ ...anyNight, scene: fc.constantFrom(...SHORT), cluster: clusters }),
);

/**
 * Reads a night as it was printed; what is left out is as in a quiet one.
 * @throws Error where it is none
 */
export function readNight(text: string): Night {
  const read = JSON.parse(text) as Partial<Night>;
  const scenes = { ...SCENES, ...LARGE_SCENES };
  if (!read.scene || !Object.hasOwn(scenes, read.scene))
    throw new RangeError(`the night has no scene; choose from ${Object.keys(scenes).join(', ')}`);
  return { ...QUIET, ...read, scene: read.scene };
}

export const QUIET: Omit<Night, 'scene'> = {
  seed: 1,
  faults: [],
  strikes: [],
  errors: [],
  workers: 1,
  longFrom: 4_000,
  policy: 'once more',
};

/** Where all of them can fire. */
const scenesOf = (faults: readonly FaultName[]): readonly string[] =>
  Object.keys(SCENES).filter((scene) => faults.every((fault) => (FIRES_IN[fault] ?? MOST).includes(scene)));

/** Night by number: the first ones show each kind of fault once, all others are chance. */
export function nightsFrom(number: number): fc.Arbitrary<Night> {
  const faults = TOGETHER[number];
  return faults ? nightsWith(faults, number) : nights;
}

const turn = <One>(all: readonly One[], number: number): One => all[number % all.length] as One;

/**
 * Nights in which these faults fire on some server, and little else happens: something dies and somebody errs when most is
 * seen, each kind in its turn.
 */
const nightsWith = (faults: readonly FaultName[], number: number): fc.Arbitrary<Night> =>
  fc.record({
    ...anyNight,
    scene: fc.constantFrom(...scenesOf(faults)),
    faults: fc.constant(
      faults.flatMap((fault) =>
        [0, 1].map((server) => ({
          ...{ fault, server, times: 'once' as const },
          ...(HOSTILE.includes(fault) && { boot: 2 }),
        })),
      ),
    ),
    strikes: fc.tuple(
      fc.record({
        victim: fc.constant(turn(VICTIMS, number)),
        place: fc.constant('look reported' as const),
        nth: fc.integer({ min: 40, max: 60 }),
        seconds: fc.integer({ min: 1, max: 30 }),
      }),
    ),
    errors: fc.tuple(
      fc.record({ mistake: fc.constant(turn(HARMLESS, number)), place, nth: fc.integer({ min: 1, max: 6 }) }),
    ),
    policy: fc.constant('boldly' as const),
  });
