import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../../../plan/fact.ts';
import type { Observation, SystemLogSeen } from '../../../../platforms/callmanager4/types/observation.ts';
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
const clockOff = (years: number, at: number, boot: number): Partial<Observation> => ({
  clock: known(after(at + years * YEAR)),
  bootTime: known(after(boot + years * YEAR)),
});

type Case = [
  title: string,
  looks: readonly Observation[],
  expected: Verdict['verdict'],
  told: string,
  memory?: ServerMemory,
];

const NO_REBOOT: readonly Case[] = [
  ['nothing has moved', [stillUp(100, DAY), stillUp(160, DAY)], 'bad', 'has not rebooted'],
  ['the boot time moves by 1.6 s', [stillUp(100, DAY, 1.6), stillUp(160, DAY, 1.6)], 'bad', 'no start event'],
  [
    'a time service sets the clock 3 minutes on',
    [stillUp(100, DAY, 180), stillUp(160, DAY, 180)],
    'bad',
    'no start event',
  ],
  [
    'the clock of a server that has just started is set 3 minutes on, so that its boot seems later than the act',
    [stillUp(10, 60, 180), stillUp(70, 60, 180)],
    'bad',
    'no start event',
    before(60),
  ],
  [
    'the same where neither log nor uptime can be read',
    [stillUp(10, 60, 180, onlyBootTime), stillUp(70, 60, 180, onlyBootTime)],
    'unknown',
    'event log could not be read: access denied',
    before(60, onlyBootTime),
  ],
  [
    'the same where the log cannot be read',
    [stillUp(10, 60, 180, blindLog), stillUp(70, 60, 180, blindLog)],
    'unknown',
    'nothing proves a reboot',
    before(60),
  ],
  ['the night that is an hour longer', [stillUp(100, DAY, -3600)], 'bad', 'clock was set'],
  ['the night that is an hour shorter', [stillUp(100, DAY, 3600)], 'bad', 'no start event'],
  ['the clock is set a month on', [stillUp(100, DAY, 30 * DAY)], 'bad', 'no start event'],
  [
    'it was suspended for an hour, and the log cannot be read',
    [stillUp(3700, 60, 0, { ...blindLog, bootTime: known(after(3600 - 60)), uptimeSeconds: known(160) })],
    'unknown',
    'nothing proves a reboot',
    before(60),
  ],
  [
    'the log was cleared',
    [stillUp(100, DAY, 0, { systemLog: known({ newest: 3, oldest: 1, start: null }) })],
    'bad',
    'event log was cleared',
  ],
  [
    'the log was flooded',
    [
      stillUp(100, DAY, 180, {
        systemLog: known({ newest: RECORD + 900, oldest: RECORD + 701, start: null }),
        ...blindUptime,
      }),
    ],
    'unknown',
    'too many records',
  ],
];

const REBOOT: readonly Case[] = [
  ['silence only', [silent(100), silent(160)], 'unknown', 'does not answer'],
  [
    'silence at last, whatever was before',
    [booted(100, 50), booted(160, 50), silent(170)],
    'unknown',
    'does not answer',
  ],
  ['no way to the server', [booted(260, 150, { reachable: unknown('station down') })], 'unknown', 'station down'],
  ['one look at a new boot', [silent(100), booted(200, 150)], 'unknown', 'second look'],
  ['two looks, too close together', [booted(200, 150), booted(259, 150)], 'unknown', '59 s of 60 s'],
  [
    'two looks with the settling time between',
    [booted(200, 150), booted(260, 150)],
    'good',
    '60 s; proved by its event log and its uptime',
  ],
  ['a look in between that brought nothing', [booted(200, 150), silent(230), booted(260, 150)], 'good', '60 s'],
  ['a second reboot while it settles', [booted(200, 150), booted(260, 255)], 'unknown', 'second look'],
  [
    'a second reboot while it settles, seen by the log alone',
    [
      booted(200, 150),
      booted(300, 150, { systemLog: known({ ...newStart, newest: 1600, oldest: 1590, start: 1590 }) }),
    ],
    'unknown',
    'second look',
  ],
  [
    'a second reboot while it settles, seen by the uptime alone',
    [booted(160, 150, blindLog), booted(300, 215, blindLog)],
    'unknown',
    'second look',
  ],
  [
    'a clock that is set on while it settles',
    [booted(200, 150), booted(260, 150, { clock: known(after(4000)), bootTime: known(after(3900)) })],
    'good',
    '60 s',
  ],
  [
    'a clock that is set on by the boot',
    [
      booted(200, 150, { clock: known(after(500)), bootTime: known(after(450)) }),
      booted(260, 150, { clock: known(after(560)), bootTime: known(after(450)) }),
    ],
    'good',
    '60 s',
  ],
  [
    'a clock that is set two hours back by the boot',
    [booted(200, -7050), booted(260, -7050)].map((look, index) => ({ ...look, uptimeSeconds: known(50 + index * 60) })),
    'unknown',
    'clock was set',
    before(30 * 60),
  ],
  [
    'a worker whose clock jumps',
    [booted(200, 150), { ...booted(210, 150), at: after(9000) }],
    'unknown',
    '10 s of 60 s',
  ],
  [
    'two clocks that are set at once, its own and the worker’s',
    [
      booted(200, 150),
      { ...booted(210, 150), at: after(9000), clock: known(after(9000)), bootTime: known(after(8940)) },
    ],
    'unknown',
    '10 s of 60 s',
  ],
  [
    'a log that cannot be read',
    [booted(200, 150, blindLog), booted(260, 150, blindLog)],
    'good',
    'proved by its uptime',
  ],
  [
    'an uptime that cannot be read',
    [booted(200, 150, blindUptime), booted(260, 150, blindUptime)],
    'good',
    'proved by its event log',
  ],
  [
    'a boot time that cannot be read',
    [booted(200, 150, { bootTime: DENIED }), booted(260, 150, { bootTime: DENIED })],
    'good',
    'proved by its event log',
  ],
  [
    'a boot time that is none',
    [booted(200, 150), booted(260, 150, { bootTime: known('soon') })],
    'good',
    '"soon" cannot be understood',
  ],
  [
    'an uptime alone',
    [booted(200, 150, { ...blindLog, bootTime: DENIED }), booted(260, 150, { ...blindLog, bootTime: DENIED })],
    'unknown',
    'nothing proves a reboot',
  ],
  [
    'another machine at its address, which has rebooted',
    [booted(200, 150, { computerName: known('CM2') }), booted(260, 150, { computerName: known('CM2') })],
    'unknown',
    'calls itself CM2',
  ],
  [
    'another machine of its name, which has been up for long',
    [booted(200, 150), booted(260, 150)].map((look) => ({
      ...look,
      bootTime: known(after(-3 * DAY)),
      uptimeSeconds: known(3 * DAY),
      systemLog: known({ newest: 90_000, oldest: 89_990, start: 89_990 }),
    })),
    'unknown',
    'disagree',
  ],
  [
    'a clock that the boot set twenty years back, as a flat battery does',
    [booted(200, 150, clockOff(-20, 200, 150)), booted(260, 150, clockOff(-20, 260, 150))],
    'unknown',
    'clock was set',
  ],
  [
    'a clock that the boot set twenty years on',
    [booted(200, 150, clockOff(20, 200, 150)), booted(260, 150, clockOff(20, 260, 150))],
    'good',
    '60 s',
  ],
  [
    'a boot time alone',
    [booted(200, 150, onlyBootTime), booted(260, 150, onlyBootTime)],
    'unknown',
    'nothing proves a reboot',
  ],
  [
    'a log that was cleared',
    [booted(200, 150), booted(260, 150)].map((look) => ({
      ...look,
      systemLog: known({ newest: 9, oldest: 2, start: 2 }),
    })),
    'good',
    'proved by its uptime',
  ],
  [
    'a log that was cleared, with an uptime that is no shorter',
    [booted(400, 150), booted(460, 150)].map((look) => ({
      ...look,
      systemLog: known({ newest: 9, oldest: 2, start: 2 }),
    })),
    'unknown',
    'event log was cleared',
    before(30),
  ],
  [
    'a server whose uptime was shorter before, with its log',
    [booted(400, 150), booted(460, 150)],
    'good',
    'proved by its event log',
    before(30),
  ],
  [
    'a log that says no and an uptime that says yes',
    [booted(200, 150), booted(260, 150)].map((look) => ({ ...look, systemLog: known(noStart) })),
    'unknown',
    'its signs of a reboot disagree',
  ],
  [
    'a log that says yes and an uptime that says no',
    [stillUp(200, DAY, 0, { systemLog: known(newStart) })],
    'unknown',
    'its signs of a reboot disagree',
  ],
  [
    'a boot that is yet to come by its own clock',
    [booted(260, 150, { bootTime: known(after(9000)) })],
    'unknown',
    'yet to come',
  ],
];

const judgeRebooted = (looks: readonly Observation[], memory: ServerMemory, settleSeconds = 60): Verdict =>
  judgeLooks('rebooted', [server], looks, { settleSeconds }, memory);

describe('a reboot', () => {
  it.each(REBOOT)('with %s', (_title, looks, expected, told, memory = LONG_UP) => {
    const verdict = judgeRebooted(looks, memory);
    expect([verdict.verdict, verdict.seen]).toEqual([expected, expect.stringContaining(told)]);
  });

  it('is never proved where nothing was written down before', () => {
    expect(judgeRebooted([booted(200, 150), booted(260, 150)], emptyMemory).verdict).toBe('unknown');
  });

  it('takes two looks even where nothing has to settle', () => {
    expect(judgeRebooted([booted(200, 150)], LONG_UP, 0).verdict).toBe('unknown');
    expect(judgeRebooted([booted(200, 150), booted(201, 150)], LONG_UP, 0).verdict).toBe('good');
  });
});

describe('no reboot', () => {
  it.each(NO_REBOOT)('%s', (_title, looks, expected, told, memory = LONG_UP) => {
    const verdict = judgeRebooted(looks, memory);
    expect([verdict.verdict, verdict.seen]).toEqual([expected, expect.stringContaining(told)]);
  });
});
