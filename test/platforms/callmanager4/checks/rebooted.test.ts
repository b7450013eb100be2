import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../../../plan/fact.ts';
import {
  unknownFacts,
  type Observation,
  type SystemLogSeen,
} from '../../../../platforms/callmanager4/types/observation.ts';
import type { Verdict } from '../../../../plan/types/run.ts';
import { type ServerMemory, emptyMemory } from '../../../../platforms/callmanager4/types/server-memory.ts';
import { sampleServer } from '../sample-cluster.ts';
import { blindObservation, sampleObservation } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';

const server = sampleServer('CM1', ['primary']);
const MARK = '2005-03-12T22:00:00.000Z';
const RECORD = 1500;
const DENIED = unknown('access denied');

/** A moment so many seconds after the boot was written down. */
const after = (seconds: number): string => new Date(Date.parse(MARK) + seconds * 1000).toISOString();

const noStart: SystemLogSeen = { newest: RECORD + 5, oldest: RECORD - 194, start: null };
const newStart: SystemLogSeen = { newest: RECORD + 40, oldest: RECORD + 12, start: RECORD + 12 };

/** What was written down of a server that had been up for so many seconds. */
const before = (up: number, given: Partial<Observation> = {}): ServerMemory => {
  const look = sampleObservation(server, {
    at: MARK,
    clock: known(MARK),
    bootTime: known(after(-up)),
    uptimeSeconds: known(up),
    systemLog: known({ newest: RECORD, oldest: RECORD - 199, start: null }),
    ...given,
  });
  return { ...emptyMemory, ...judgeLooks('boot-recorded', [server], [look]).remember };
};

const DAY = 86_400;
const LONG_UP = before(DAY);

/** As it was written down before machines were told apart. */
const NAMELESS: ServerMemory = { ...LONG_UP, boot: LONG_UP.boot && { ...LONG_UP.boot, machineSid: DENIED } };

/** A look so many seconds after it was written down, at a server that booted so many seconds after it. */
const booted = (at: number, boot: number, given: Partial<Observation> = {}): Observation =>
  sampleObservation(server, {
    at: after(at),
    clock: known(after(at)),
    bootTime: known(after(boot)),
    uptimeSeconds: known(at - boot),
    systemLog: known(newStart),
    ...given,
  });

/** The same server, still in the boot of before; its clock has been set by so many seconds. */
const stillUp = (at: number, up: number, set = 0, given: Partial<Observation> = {}): Observation =>
  booted(at, -up, {
    clock: known(after(at + set)),
    bootTime: known(after(set - up)),
    systemLog: known(noStart),
    ...given,
  });

const silent = (at: number): Observation => blindObservation(server, { at: after(at), reachable: known(false) });

const blindLog = { systemLog: DENIED };
const blindUptime = { uptimeSeconds: DENIED };
const onlyBootTime = { ...blindLog, ...blindUptime };

const YEAR = 365 * DAY;
/** Two looks at a server whose clock was set by so many years in the boot. */
const clockOff = (years: number): readonly Observation[] =>
  [200, 260].map((at) =>
    booted(at, 150, { clock: known(after(at + years * YEAR)), bootTime: known(after(150 + years * YEAR)) }),
  );

/** Two looks at a server that booted, with the settling time between them. */
const settled = (given: Partial<Observation> = {}): readonly Observation[] => [
  booted(200, 150, given),
  booted(260, 150, given),
];

const logOf = (newest: number, oldest: number, start: number | null = null): Partial<Observation> => ({
  systemLog: known({ newest, oldest, start }),
});

const OTHER_SID = 'S-1-5-21-1-2-3';

/** It answers, and not one fact comes with it. */
const NOTHING_TOLD = [200, 260].map((at) =>
  blindObservation(server, { at: after(at), reachable: known(true), ...unknownFacts('nothing was told') }),
);

/** Down and up twice by one reboot: the second boot counts alone. */
const UP_TWICE = [
  booted(200, 150),
  booted(220, 210, logOf(1560, 1550, 1550)),
  booted(235, 210, logOf(1560, 1550, 1550)),
];

/** A row holds what is told and the looks; a memory only where the server had not been up for long. */
type Case = [title: string, told: string, looks: readonly Observation[], memory?: ServerMemory];

/** Two looks at a server that has been up since before, a minute apart. */
const twice = (at: number, up: number, set = 0, given: Partial<Observation> = {}): readonly Observation[] => [
  stillUp(at, up, set, given),
  stillUp(at + 60, up, set, given),
];

const BAD: readonly Case[] = [
  ['nothing has moved', 'has not rebooted', twice(100, DAY)],
  ['the boot time moves by 1.6 s', 'no start event', twice(100, DAY, 1.6)],
  ['a time service sets the clock 3 minutes on', 'no start event', twice(100, DAY, 180)],
  [
    'the clock of a server that has just started is set on: its boot seems later than the act',
    'no start event',
    twice(10, 60, 180),
    before(60),
  ],
  ['the night that is an hour longer', 'clock was set', [stillUp(100, DAY, -3600)]],
  ['the night that is an hour shorter', 'no start event', [stillUp(100, DAY, 3600)]],
  ['the clock is set a month on', 'no start event', [stillUp(100, DAY, 30 * DAY)]],
  ['the log was cleared', 'event log was cleared', [stillUp(100, DAY, 0, logOf(3, 1))]],
  [
    'the log goes back to the very next record',
    'no start event',
    [stillUp(100, DAY, 180, { ...logOf(RECORD + 200, RECORD + 1), ...blindUptime })],
  ],
];

const UNKNOWN: readonly Case[] = [
  [
    'a clock set on soon after a start, and neither log nor uptime',
    'event log could not be read: access denied',
    twice(10, 60, 180, onlyBootTime),
    before(60, onlyBootTime),
  ],
  [
    'a clock set on soon after a start, and no log',
    'nothing proves a reboot',
    twice(10, 60, 180, blindLog),
    before(60),
  ],
  [
    'an hour in which it was suspended, and no log',
    'nothing proves a reboot',
    [stillUp(3700, 60, 0, { ...blindLog, bootTime: known(after(3600 - 60)), uptimeSeconds: known(160) })],
    before(60),
  ],
  [
    'a log that was flooded',
    'too many records',
    [stillUp(100, DAY, 180, { ...logOf(RECORD + 900, RECORD + 701), ...blindUptime })],
  ],
  ['silence only', 'does not answer', [silent(100), silent(160)]],
  ['silence at last, whatever was before', 'does not answer', [booted(100, 50), booted(160, 50), silent(170)]],
  ['no way to the server', 'station down', [booted(260, 150, { reachable: unknown('station down') })]],
  ['one look at a new boot', 'second look', [silent(100), booted(200, 150)]],
  ['two looks, too close together', '59 s of 60 s', [booted(200, 150), booted(259, 150)]],
  ['a second reboot while it settles', 'second look', [booted(200, 150), booted(260, 255)]],
  [
    'a second reboot while it settles, seen by the log alone',
    'second look',
    [booted(200, 150), booted(300, 150, logOf(1600, 1590, 1590))],
  ],
  [
    'a second reboot while it settles, seen by the uptime alone',
    'second look',
    [booted(160, 150, blindLog), booted(300, 215, blindLog)],
  ],
  [
    'a clock that is set two hours back by the boot',
    'clock was set',
    [booted(200, -7050), booted(260, -7050)].map((look, index) => ({ ...look, uptimeSeconds: known(50 + index * 60) })),
    before(30 * 60),
  ],
  ['a worker whose clock jumps', '10 s of 60 s', [booted(200, 150), { ...booted(210, 150), at: after(9000) }]],
  [
    'two clocks that are set at once, its own and the worker’s',
    '10 s of 60 s',
    [
      booted(200, 150),
      { ...booted(210, 150), at: after(9000), clock: known(after(9000)), bootTime: known(after(8940)) },
    ],
  ],
  ['an uptime alone', 'nothing proves a reboot', settled({ ...blindLog, bootTime: DENIED })],
  ['another machine at its address, which has rebooted', 'calls itself CM2', settled({ computerName: known('CM2') })],
  [
    'another machine of its name, which has been up for long',
    'disagree',
    settled({ bootTime: known(after(-3 * DAY)), uptimeSeconds: known(3 * DAY), ...logOf(90_000, 89_990, 89_990) }),
  ],
  ['a namesake in its place, which has rebooted', 'it is another machine', settled({ machineSid: known(OTHER_SID) })],
  ['a machine that does not tell which one it is any more', 'could not be read', settled({ machineSid: DENIED })],
  ['an image of long ago, with the log of then', 'one of long ago', settled(logOf(905, 900, 900))],
  ['the boot time of before, though it rebooted', 'disagree', settled({ bootTime: known(after(-DAY)) })],
  ['answers with nothing in them', 'could not be read: nothing was told', NOTHING_TOLD],
  ['a boot before which it was up, and again, for too short a time', '15 s of 60 s', UP_TWICE],
  ['a clock that the boot set twenty years back, as a flat battery does', 'clock was set', clockOff(-20)],
  ['a boot time alone', 'nothing proves a reboot', settled(onlyBootTime)],
  [
    'a log that was cleared, with an uptime that is no shorter',
    'event log was cleared',
    [booted(400, 150, logOf(9, 2, 2)), booted(460, 150, logOf(9, 2, 2))],
    before(30),
  ],
  [
    'a log that says no and an uptime that says yes',
    'its signs of a reboot disagree',
    settled({ systemLog: known(noStart) }),
  ],
  [
    'a log that says yes and an uptime that says no',
    'its signs of a reboot disagree',
    [stillUp(200, DAY, 0, { systemLog: known(newStart) })],
  ],
  ['a boot that is yet to come by its own clock', 'yet to come', [booted(260, 150, { bootTime: known(after(9000)) })]],
];

const GOOD: readonly Case[] = [
  ['two looks with the settling time between', '60 s; proved by its event log and its uptime', settled()],
  ['a look in between that brought nothing', '60 s', [booted(200, 150), silent(230), booted(260, 150)]],
  [
    'a clock that is set on while it settles',
    '60 s',
    [booted(200, 150), booted(260, 150, { clock: known(after(4000)), bootTime: known(after(3900)) })],
  ],
  [
    'a clock that is set on by the boot',
    '60 s',
    [200, 260].map((at) => booted(at, 150, { clock: known(after(at + 300)), bootTime: known(after(450)) })),
  ],
  ['a log that cannot be read', 'proved by its uptime', settled(blindLog)],
  ['an uptime that cannot be read', 'proved by its event log', settled(blindUptime)],
  ['a boot time that cannot be read', 'proved by its event log', settled({ bootTime: DENIED })],
  [
    'a boot time that is none',
    '"soon" cannot be understood',
    [booted(200, 150), booted(260, 150, { bootTime: known('soon') })],
  ],
  ['a clock that the boot set twenty years on', '60 s', clockOff(20)],
  ['a log that was cleared', 'proved by its uptime', settled(logOf(9, 2, 2))],
  [
    'two boots by one reboot, the second of which has settled',
    '60 s',
    [...UP_TWICE, booted(280, 210, logOf(1560, 1550, 1550))],
  ],
  ['answers with nothing in them first', '60 s', [...NOTHING_TOLD, booted(300, 150), booted(360, 150)]],
  [
    'a machine of which it was not written down which one it is',
    '60 s',
    settled({ machineSid: known(OTHER_SID) }),
    NAMELESS,
  ],
  [
    'a server whose uptime was shorter before, with its log',
    'proved by its event log',
    [booted(400, 150), booted(460, 150)],
    before(30),
  ],
];

const judgeRebooted = (looks: readonly Observation[], memory: ServerMemory, settleSeconds = 60): Verdict =>
  judgeLooks('rebooted', [server], looks, { settleSeconds }, memory);

describe.each([
  ['not taken for one', 'bad', BAD],
  ['not known', 'unknown', UNKNOWN],
  ['proved', 'good', GOOD],
] as const)('a reboot is %s', (_title, expected, cases) => {
  it.each(cases)('%s', (_name, told, looks, memory = LONG_UP) => {
    const verdict = judgeRebooted(looks, memory);
    expect([verdict.verdict, verdict.seen]).toEqual([expected, expect.stringContaining(told)]);
  });
});

describe('a reboot', () => {
  it('is never proved where nothing was written down before', () => {
    expect(judgeRebooted(settled(), emptyMemory).verdict).toBe('unknown');
  });

  it('takes two looks even where nothing has to settle', () => {
    expect(judgeRebooted([booted(200, 150)], LONG_UP, 0).verdict).toBe('unknown');
    expect(judgeRebooted([booted(200, 150), booted(201, 150)], LONG_UP, 0).verdict).toBe('good');
  });
});
