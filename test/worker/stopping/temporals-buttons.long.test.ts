import { expect, onTestFinished, test } from 'vitest';
import type { Recorded } from '../../../lab/events.ts';
import type { RobotRun } from '../../../lab/robot-run.ts';
import type { Robots } from '../../../lab/robots.ts';
import type { RunStatus } from '../../../plan/types/run.ts';
import { statusQuery } from '../../../workflows/messages.ts';
import { SiteNight } from './site-night.ts';

// What Temporal's own command does to a run in the midst of its work, and what `ccmctl preflight` then says of the servers.

const rebooting =
  (server: string) =>
  (event: Recorded): boolean =>
    event.kind === 'command' && event.server === server && event.command.includes('shutdown');

/** People who do what they are asked until a prompt of this name, at which they wait for leave. */
function until(prompt: string) {
  let isOpen = (): void => undefined;
  let goOn = (): void => undefined;
  const open = new Promise<void>((resolve) => (isOpen = resolve));
  const leave = new Promise<void>((resolve) => (goOn = resolve));
  const wrap = (run: RobotRun): RobotRun => ({
    ...run,
    async answer(answer, way) {
      if (answer.prompt.startsWith(prompt)) {
        isOpen();
        await leave;
      }
      await run.answer(answer, way);
    },
  });
  return { open, goOn, wrap };
}

/** Each server, by what preflight says of it: whether it is done, and what is stopped and disabled on it. */
async function standing(night: SiteNight): Promise<Readonly<Record<string, string>>> {
  const { problems, unseen } = await night.preflight();
  const about = (server: string): readonly string[] =>
    problems.flatMap(({ message }) => {
      if (/^(\S+|every CallManager server) runs 4\.1\(2\) already/.test(message))
        return message.startsWith('every ') || message.startsWith(`${server} `) ? ['done'] : [];
      const set = /^on (\S+) are stopped and disabled already: ([^;]*)/.exec(message);
      return set?.[1] === server ? [`disabled: ${set[2]}`] : [];
    });
  return Object.fromEntries(
    ['AAR-PUB', 'AAR-SUB'].map((name) => [
      name,
      unseen.includes(name) ? 'not seen' : about(name).join(', ') || 'as before',
    ]),
  );
}

/** A server that is just rebooting is seen when it is up. */
async function standingWhenUp(night: SiteNight): Promise<Readonly<Record<string, string>>> {
  for (;;) {
    const seen = await standing(night);
    if (!Object.values(seen).includes('not seen')) return seen;
  }
}

const DISABLED = 'disabled: Terminal Services, Norton AntiVirus Server, DefWatch';

const rebootsOf = (night: SiteNight): readonly string[] =>
  night.lab.cluster.events
    .all()
    .flatMap((event) => (event.kind === 'reboot' && event.cause === 'command' ? [event.server] : []));

async function begin(): Promise<SiteNight> {
  const night = await SiteNight.begin();
  onTestFinished(() => night.end());
  await night.startWorker();
  return night;
}

async function untilState(night: SiteNight, wanted: RunStatus['state']): Promise<void> {
  const status = (): Promise<RunStatus | null> => night.handle.query(statusQuery).catch(() => null);
  while ((await status())?.state !== wanted) await new Promise((resolve) => setTimeout(resolve, 100));
}

async function hold(night: SiteNight): Promise<void> {
  const { exitCode, stderr } = await night.ccmctl('hold', night.cluster, '--reason', 'to see');
  expect(exitCode, stderr).toBe(0);
  await untilState(night, 'held');
}

test('a run that is terminated under an act, at a prompt or in a hold is over at once, and preflight says how each server stands', async () => {
  const night = await begin();
  const terminate = async (robots: Robots): Promise<void> => {
    await night.temporal('workflow', 'terminate', '--reason', 'to see');
    await robots.stop();
    const { exitCode, stdout } = await night.ccmctl('status', night.cluster);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/terminated/);
    expect(await standingWhenUp(night)).toEqual({ 'AAR-PUB': DISABLED, 'AAR-SUB': 'as before' });
  };
  const act = night.happens(rebooting('AAR-PUB'));
  const first = await night.run();
  await act;
  await terminate(first);
  const prompt = until('AAR-PUB/disc-1');
  const second = await night.run({}, prompt.wrap);
  await prompt.open;
  await terminate(second);
  const early = until('AAR-PUB/');
  const third = await night.run({}, early.wrap);
  await untilState(night, 'running');
  await hold(night);
  await terminate(third);
}, 200_000);

test('a run that is cancelled under an act, or in a hold at a prompt, finishes the server in work and begins no other', async () => {
  const night = await begin();
  const act = night.happens(rebooting('AAR-PUB'));
  const first = await night.run();
  await act;
  await night.temporal('workflow', 'cancel');
  expect((await first.waitForEnd()).state).toBe('stopped');
  expect(await standingWhenUp(night)).toEqual({ 'AAR-PUB': `done, ${DISABLED}`, 'AAR-SUB': 'as before' });
  expect(rebootsOf(night)).toEqual(['AAR-PUB']);
  const prompt = until('AAR-SUB/disc-1');
  const second = await night.run({}, prompt.wrap);
  await prompt.open;
  await hold(night);
  await night.temporal('workflow', 'cancel');
  await untilState(night, 'stopping');
  prompt.goOn();
  expect((await second.waitForEnd()).state).toBe('stopped');
  expect(await standingWhenUp(night)).toEqual({ 'AAR-PUB': `done, ${DISABLED}`, 'AAR-SUB': `done, ${DISABLED}` });
  expect(rebootsOf(night)).toEqual(['AAR-PUB', 'AAR-SUB']);
}, 240_000);

test('a run that is reset at a prompt does nothing on a server that was acted on before somebody has looked', async () => {
  const night = await begin();
  const prompt = until('AAR-PUB/disc-1');
  const asked = until('reset/AAR-PUB');
  await night.run({}, (run) => prompt.wrap(asked.wrap(run)));
  await prompt.open;
  await night.temporal('workflow', 'reset', '--type', 'FirstWorkflowTask', '--reason', 'to see');
  prompt.goOn();
  await asked.open;
  expect(rebootsOf(night)).toEqual(['AAR-PUB']);
  expect(await standingWhenUp(night)).toEqual({ 'AAR-PUB': DISABLED, 'AAR-SUB': 'as before' });
}, 200_000);
