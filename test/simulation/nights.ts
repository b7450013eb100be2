import fc from 'fast-check';
import { FAULTS, type FaultName } from '../../lab/faults.ts';
import { MISTAKES, PLACES, VICTIMS, type Fault, type Night } from './night.ts';
import { LARGE_SCENES, SCENES } from './scenes.ts';

/** Scenes in which every server is worked on; most nights are short, so that there are many of them. */
const LONG = ['an upgrade of six servers'];

/** Where most faults can fire. */
const MOST: readonly string[] = ['a publisher is replaced', 'a subscriber is added', 'an upgrade of two servers'];

/** Where the others can. */
const FIRES_IN: Readonly<Partial<Record<FaultName, readonly string[]>>> = {
  'parameter-lost': ['an upgrade of two servers'],
  'database-not-renamed': ['an upgrade of two servers'],
  'wrong-drive': ['an upgrade without a drive'],
  'wrong-key': ['an upgrade without a drive'],
  'activated-through-windows': ['a publisher is replaced', 'a subscriber is added'],
  virus: ['a publisher is replaced', 'a subscriber is added'],
};

const scenes = fc.oneof(
  { weight: 15, arbitrary: fc.constantFrom(...Object.keys(SCENES).filter((name) => !LONG.includes(name))) },
  { weight: 1, arbitrary: fc.constantFrom(...LONG) },
);

const place = fc.constantFrom(...PLACES);
/** Most places are reached a few times in a night, looks hundreds of times. */
const nth = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 60 }));
const times = fc.constantFrom('once' as const, 'always' as const);

const ALL_FAULTS = Object.keys(FAULTS) as readonly FaultName[];

/** After these a run goes on. */
const HARMLESS = MISTAKES.filter((mistake) => mistake !== 'stops' && !mistake.endsWith('in Temporal'));

const strike = fc.record({
  victim: fc.constantFrom(...VICTIMS),
  place,
  nth,
  seconds: fc.integer({ min: 1, max: 150 }),
});

/** People who always do the wrong thing never come to an end. */
const BY_PEOPLE: readonly FaultName[] = [
  'wrong-disc',
  'wrong-drive',
  'wrong-key',
  'disc-2-missing',
  'activated-through-windows',
];

const onceByPeople = (one: Fault): Fault => (BY_PEOPLE.includes(one.fault) ? { ...one, times: 'once' } : one);

const anyNight = {
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  scene: scenes,
  faults: fc.array(
    fc.record({ fault: fc.constantFrom(...ALL_FAULTS), server: fc.nat({ max: 5 }), times }).map(onceByPeople),
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

const nights: fc.Arbitrary<Night> = fc.record(anyNight);

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
  if (number >= SHOWING) return nights;
  const [fault, ...others] = ALL_FAULTS.filter((_, index) => index % SHOWING === number);
  return fault === undefined ? nights : nightsWith([fault, ...others]);
}

/** So many nights show all of them, some of them two. */
const SHOWING = 50;

/** Nights in which these faults fire on some server, and little else happens. */
const nightsWith = (faults: readonly FaultName[]): fc.Arbitrary<Night> =>
  fc.record({
    ...anyNight,
    scene: fc.constantFrom(...scenesOf(faults)),
    faults: fc.constant(faults.flatMap((fault) => [0, 1].map((server) => ({ fault, server, times: 'once' as const })))),
    strikes: fc.constant([]),
    errors: fc.array(fc.record({ mistake: fc.constantFrom(...HARMLESS), place, nth }), { maxLength: 1 }),
    policy: fc.constant('boldly' as const),
  });
