import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../../plan/types/observation.ts';
import type { Observation } from '../../../plan/types/observation.ts';
import type { Verdict } from '../../../plan/types/run.ts';
import { emptyMemory } from '../../../plan/types/run.ts';
import { sampleServer } from '../sample-cluster.ts';
import { sampleObservation } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';

const server = sampleServer('CM1', ['primary']);
const BEFORE = '2005-03-12T20:00:00.000Z';

/** A moment so many seconds after the boot that was written down. */
const after = (seconds: number): string => new Date(Date.parse(BEFORE) + seconds * 1000).toISOString();

const look = (at: number, boot: number, given: Partial<Observation> = {}): Observation =>
  sampleObservation(server, { at: after(at), bootTime: known(after(boot)), ...given });

const silent = (at: number): Observation => look(at, 0, { reachable: known(false), bootTime: unknown('no answer') });

const judgeRebooted = (looks: readonly Observation[], settleSeconds = 60, bootTime: string | null = BEFORE): Verdict =>
  judgeLooks('rebooted', [server], looks, { settleSeconds }, { ...emptyMemory, bootTime });

type Case = [title: string, looks: readonly Observation[], expected: Verdict['verdict'], told: string];

const CASES: readonly Case[] = [
  ['the same boot time', [look(100, 0), look(160, 0)], 'bad', 'has not rebooted'],
  ['a boot time that wavers by a second', [look(100, 1), look(160, 1)], 'bad', 'has not rebooted'],
  ['silence only', [silent(100), silent(160)], 'unknown', 'may be rebooting'],
  ['silence at last, whatever was before', [look(100, 50), look(160, 50), silent(170)], 'unknown', 'does not answer'],
  ['one look at a new boot time', [silent(100), look(200, 150)], 'unknown', 'second look'],
  ['two looks, too close together', [look(200, 150), look(259, 150)], 'unknown', '59 s of 60 s'],
  ['two looks with the settling time between', [look(200, 150), look(260, 150)], 'good', '60 s'],
  ['a new boot time that wavers by a second', [look(200, 150), look(260, 151)], 'good', '60 s'],
  ['a second reboot in between', [look(200, 150), look(260, 255), look(300, 255)], 'unknown', '40 s of 60 s'],
  [
    'a second reboot that has settled, too',
    [look(200, 150), look(260, 255), look(315, 255)],
    'unknown',
    '55 s of 60 s',
  ],
  ['a look in between that read no boot time', [look(200, 150), silent(230), look(260, 150)], 'good', '60 s'],
  ['a boot time that went backwards', [look(200, -7200), look(260, -7200)], 'unknown', 'clock was set'],
  ['an unreadable boot time', [look(200, 150), look(260, 0, { bootTime: unknown('denied') })], 'unknown', 'denied'],
  ['a boot time that is none', [look(200, 150), look(260, 0, { bootTime: known('soon') })], 'unknown', 'soon'],
  ['no way to the server', [look(260, 150, { reachable: unknown('station down') })], 'unknown', 'station down'],
];

describe('a reboot', () => {
  it.each(CASES)('%s', (_title, looks, expected, told) => {
    const verdict = judgeRebooted(looks);
    expect([verdict.verdict, verdict.seen]).toEqual([expected, expect.stringContaining(told)]);
  });

  it('is never proved without a boot time written down before', () => {
    expect(judgeRebooted([look(200, 150), look(260, 150)], 60, null).verdict).toBe('unknown');
  });

  it('takes two looks even where nothing has to settle', () => {
    expect(judgeRebooted([look(200, 150)], 0).verdict).toBe('unknown');
    expect(judgeRebooted([look(200, 150), look(201, 150)], 0).verdict).toBe('good');
  });

  it('is never proved while the last boot time read is the one of before', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9000, max: 9000 }), { maxLength: 5 }), (boots) => {
        const looks = [...boots, 0, 0].map((boot, index) => look(10_000 + index * 100, boot));
        expect(judgeRebooted(looks).verdict).toBe('bad');
      }),
    );
  });

  it('is never proved sooner than the settling time after the new boot was first seen', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 200 }),
        (gaps, settle) => {
          const times = gaps.reduce<number[]>((all, gap) => [...all, (all.at(-1) ?? 500) + gap], []);
          const stayed = (times.at(-1) ?? 0) - (times[0] ?? 0);
          const verdict = judgeRebooted(
            times.map((at) => look(at, 400)),
            settle,
          );
          expect(verdict.verdict).toBe(times.length > 1 && stayed >= settle ? 'good' : 'unknown');
        },
      ),
    );
  });
});

describe('writing down the boot time', () => {
  it('remembers the newest one', () => {
    const verdict = judgeLooks('boot-recorded', [server], [look(100, 0), look(200, 150)]);
    expect(verdict).toMatchObject({ verdict: 'good', remember: { bootTime: after(150) } });
  });

  it('remembers nothing where none could be read', () => {
    const verdict = judgeLooks('boot-recorded', [server], [look(100, 0, { bootTime: unknown('denied') })]);
    expect(verdict).toMatchObject({ verdict: 'unknown' });
    expect(verdict.remember).toBeUndefined();
  });
});
