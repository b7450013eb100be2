import { onTestFinished } from 'vitest';
import type { Lab, LabOptions } from '../../lab/build-lab.ts';
import { consoleAt } from '../../lab/console-client.ts';
import { parseFault } from '../../lab/faults.ts';
import { Robots, type RobotOptions } from '../../lab/robots.ts';
import type { Person as FilePerson } from '../../plan/types/cluster.ts';
import type { StatusPrompt } from '../../plan/types/run.ts';
import { AskingRun } from './asking-run.ts';
import { Person } from './by-hand.ts';
import { FOUR_SERVERS, startTestLab } from './lab-fixture.ts';

/** The lab of the test that runs. */
export let lab: Lab;

/** Whoever stands in its room. */
export let person: Person;

/** How a lab is begun, with its faults as people write them. */
export type Beginning = Partial<Omit<LabOptions, 'faults'>> & { readonly faults?: readonly string[] };

/** Starts the lab of a test; it ends with the test. */
export async function begin({ faults = [], ...options }: Beginning = {}, spec: object = FOUR_SERVERS): Promise<Lab> {
  const begun = await startTestLab(spec, { ...options, faults: faults.map(parseFault) });
  onTestFinished(() => begun.stop());
  person = new Person(begun);
  return (lab = begun);
}

/** The broken rules, each with its server. */
export const rules = (): readonly string[] =>
  lab.referee.violations().map(({ rule, server = '' }) => `${server}: ${rule}`);

/** Robots that answer what a run asks. */
export const robotsFor = (run: AskingRun, options: Partial<RobotOptions> = {}): Robots =>
  new Robots({
    run,
    console: consoleAt(lab.consoleUrl),
    people: FOUR_SERVERS.people as readonly FilePerson[],
    reactionMilliseconds: 5,
    ...options,
  });

/** Has robots answer these prompts, and returns the run with what they answered. */
export async function answered(
  prompts: readonly StatusPrompt[],
  options: Partial<RobotOptions> = {},
): Promise<AskingRun> {
  const run = new AskingRun(prompts);
  await robotsFor(run, options).waitForEnd();
  return run;
}

/** Asks the console over HTTP. */
export async function call<Content = unknown>(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; content: Content }> {
  const response = await fetch(`${lab.consoleUrl}${path}`, {
    method,
    ...(method === 'GET' ? {} : { headers: { 'content-type': 'application/json' } }),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, content: (await response.json()) as Content };
}
