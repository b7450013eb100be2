import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { Recorded } from '../../../lab/events.ts';
import type { FaultSetting } from '../../../lab/faults.ts';
import type { RobotRun } from '../../../lab/robot-run.ts';
import { isPending } from './is-pending.ts';
import { SiteNight } from './site-night.ts';
import type { Ended } from './site-worker.ts';

// In one night the worker is told to end at each of these moments, and another one is started. What the lab has seen says what
// came of it.

const MOMENTS = [
  'amid the commands of an act',
  'while a prompt is open',
  'as soon as the command of an act has been sent',
  'while a look waits for a server that boots',
  'while the run is held',
] as const;

type Moment = (typeof MOMENTS)[number];

/** How somebody ends a worker: what is sent, one after the other. */
const WAYS: Readonly<Record<string, readonly NodeJS.Signals[]>> = {
  SIGTERM: ['SIGTERM'],
  'Ctrl-C, and once more': ['SIGINT', 'SIGINT'],
};

/** Of the second server's reboot the answer never comes: that act takes as long as a command may. */
const NEVER_ANSWERS: FaultSetting = { fault: 'never-returns', server: 'AAR-SUB', times: 'once', command: 'shutdown' };

interface Stopped {
  readonly moment: Moment;
  readonly ended: Ended;
  /** How many events the lab had seen when it was over. */
  readonly events: number;
}

/** Ends the worker of a night by such signals, at moments, and starts the next one each time. */
class Stops {
  readonly all: Stopped[] = [];
  readonly #night: SiteNight;
  readonly #signals: readonly NodeJS.Signals[];
  #last: Promise<void> = Promise.resolve();

  constructor(night: SiteNight, signals: readonly NodeJS.Signals[]) {
    this.#night = night;
    this.#signals = signals;
  }

  /** One after the other: each needs a worker that is there. */
  at(moment: Moment): Promise<void> {
    return (this.#last = this.#last.then(() => this.#stop(moment)));
  }

  async #stop(moment: Moment): Promise<void> {
    const { worker } = this.#night;
    const [first, ...more] = this.#signals as [NodeJS.Signals, ...NodeJS.Signals[]];
    worker.signal(first);
    if (more.length > 0) await Promise.race([pause(1_500), worker.ended]);
    for (const signal of more) worker.signal(signal);
    const ended = await worker.ended;
    this.all.push({ moment, ended, events: this.#night.lab.cluster.events.all().length });
    await this.#night.startWorker();
  }
}

const isCommand =
  (text: string, server?: string) =>
  (event: Recorded): boolean =>
    event.kind === 'command' && event.command.includes(text) && (server === undefined || event.server === server);

/** The people of the night, who also see to what is done while a prompt is open, and while the run is held. */
function withStops(run: RobotRun, night: SiteNight, stops: Stops): RobotRun {
  const due = new Set<Moment>(['while a prompt is open', 'while the run is held']);
  const isDue = (moment: Moment): boolean => due.delete(moment);
  return {
    ...run,
    async answer(answer, way) {
      const { prompt } = answer;
      if (prompt.startsWith('AAR-PUB/') && isDue('while a prompt is open')) await stops.at('while a prompt is open');
      await run.answer(answer, way);
      if (!prompt.startsWith('AAR-SUB/') || !isDue('while the run is held')) return;
      await night.ccmctl('hold', night.cluster, '--reason', 'storm warning');
      while (await isPending(night.handle)) await pause(50);
      await stops.at('while the run is held');
      const { exitCode, stderr } = await night.ccmctl(
        ...['resume', night.cluster, '--by', 'Mette Holm', '--sign', night.site.keyOf('Mette Holm')],
      );
      expect(exitCode, stderr).toBe(0);
    },
  };
}

/** What must be seen exactly once in the lab. */
const once = (events: readonly Recorded[]): readonly string[] =>
  events.flatMap((event) =>
    event.kind === 'reboot' && event.cause === 'command' ? [`reboot of ${event.server}: ${event.comment}`] : [],
  );

test.concurrent.each(Object.entries(WAYS))(
  'a worker that is told to end by %s does so in order at every moment: no act is cut off or done twice, and the next one goes on',
  async (_way, signals) => {
    const night = await SiteNight.begin(signals.length > 1 ? [NEVER_ANSWERS] : []);
    onTestFinished(() => night.end());
    await night.startWorker();
    const stops = new Stops(night, signals);
    const struck = [
      night.happens(isCommand('config', 'AAR-PUB')).then(() => stops.at('amid the commands of an act')),
      night
        .happens(isCommand('shutdown', 'AAR-SUB'))
        .then(() => stops.at('as soon as the command of an act has been sent')),
      night
        .happens((event) => event.kind === 'power' && event.server === 'AAR-PUB' && event.state === 'booting')
        .then(() => stops.at('while a look waits for a server that boots')),
    ];
    const robots = await night.run({}, (run) => withStops(run, night, stops));
    const result = await robots.waitForEnd();
    await Promise.all(struck);
    expect(result.state).toBe('completed');
    expect(new Set(stops.all.map(({ moment }) => moment))).toEqual(new Set(MOMENTS));
    for (const { moment, ended } of stops.all) expect({ moment, ...ended }).toMatchObject({ moment, exitCode: 0 });
    const events = night.lab.cluster.events.all();
    const reboots = once(events);
    expect(reboots.length).toBeGreaterThan(1);
    expect(new Set(reboots).size).toBe(reboots.length);
    expect(night.lab.referee.finish('completed')).toEqual([]);
    // The worker that was told to end amid the commands has sent all of them, and nobody has sent any of them again.
    const disabled = (some: readonly Recorded[]): number => some.filter(isCommand('start= disabled', 'AAR-PUB')).length;
    const amid = stops.all.find(({ moment }) => moment === 'amid the commands of an act');
    expect(disabled(events.slice(0, amid?.events))).toBe(disabled(events));
  },
  400_000,
);
