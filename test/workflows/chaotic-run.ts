import { expect } from 'vitest';
import { failedTasksOf } from './hostile-messages.ts';
import { Rehearsal } from './harness.ts';
import type { Mistaken } from './human-chaos.ts';
import { actionStep, promptStep, sampleCluster, samplePlan } from './sample-cluster.ts';
import { bad, good } from './scripted-worker.ts';
import type { Sent, Told, Way } from './ways-of-sending.ts';

/** A run that people of no manners speak with, and what its world has seen of acts: that is nobody's word. */
export class ChaoticRun {
  readonly run: Rehearsal;
  readonly #way: Way;
  readonly #acts: readonly string[];

  private constructor(run: Rehearsal, way: Way, acts: readonly string[]) {
    this.run = run;
    this.#way = way;
    this.#acts = acts;
  }

  /** A run on PUB and SUB: before each act somebody has to say that it may be. */
  static async start(way: Way): Promise<ChaoticRun> {
    const names = ['PUB', 'SUB', 'TFTP', 'CTI'];
    const sample = sampleCluster(names);
    const cluster = { ...sample, people: [...sample.people, { name: 'Zo\u00eb', roles: ['engineer' as const] }] };
    const steps = names.map((name) => [name, [promptStep(`${name}/one`), actionStep(`${name}/reboot`)]] as const);
    const acts: string[] = [];
    const run = await Rehearsal.start(cluster, samplePlan(cluster, Object.fromEntries(steps)), {
      check: ({ check }) => (acts.includes(check.servers[0] ?? '') ? good() : bad()),
      act: ({ target }) => void acts.push(target.server.name),
    });
    return new ChaoticRun(run, way, acts);
  }

  /** Servers that an act was sent to, in order. */
  get acts(): readonly string[] {
    return this.#acts;
  }

  send(name: string, message: unknown, more: Partial<Sent> = {}): Promise<Told> {
    const { client, handle } = this.run;
    const texts = [JSON.stringify(message)];
    return this.#way.send({ client, workflowId: handle.workflowId, name, texts, ...more });
  }

  /** Sends what must not be taken, and expects that it is refused in words, where there is somebody to be told and where not. */
  async refuses(rows: readonly Mistaken[]): Promise<void> {
    const sent = rows.filter(({ notBy }) => notBy === undefined || !this.#way.way.startsWith('`temporal'));
    const before = await this.refusals();
    // Temporal takes ten updates of one run at once.
    const waiting = [...sent];
    const told = new Map<Mistaken, Told>();
    const sender = async (): Promise<void> => {
      for (let row = waiting.shift(); row; row = waiting.shift()) {
        const { name, texts, encoding } = row;
        told.set(row, await this.send(name, {}, { texts, ...(encoding === undefined ? {} : { encoding }) }));
      }
    };
    await Promise.all(Array.from({ length: 6 }, sender));
    if (this.#way.kind === 'update') {
      const words = sent.map((row) => [row.what, whyOf(told.get(row))] as const);
      expect(words.filter(([, why], index) => !sent[index]?.told.test(why))).toEqual([]);
    } else {
      // Nobody is told anything: the journal has the words, each once.
      await expect.poll(async () => (await this.refusals()).length, { timeout: 20_000 }).toBe(before.length + sent.length); // prettier-ignore
      const lines = (await this.refusals()).slice(before.length);
      expect(sent.filter(({ told: why }) => !lines.some((line) => why.test(line)))).toEqual([]);
    }
    await this.answersQueries();
  }

  /** Tasks of these runs that have failed, with why. */
  async failedTasks(runs: readonly string[]): Promise<readonly string[]> {
    const { client, handle } = this.run;
    const each = runs.map((runId) => failedTasksOf({ handle: client.workflow.getHandle(handle.workflowId, runId) }));
    return (await Promise.all(each)).flat();
  }

  async refusals(): Promise<readonly string[]> {
    return (await this.run.status()).journal.flatMap(({ kind, text }) => (kind === 'refused' ? [text] : []));
  }

  /** Every query has its answer, and no task of the run has failed. */
  async answersQueries(): Promise<void> {
    const { handle } = this.run;
    for (const [name, ...args] of [['status'], ['plan'], ['journal', { from: 0 }]] as const)
      expect(await handle.query<unknown, unknown[]>(name, ...args)).toBeTruthy();
    expect(await failedTasksOf(this.run)).toEqual([]);
  }
}

const whyOf = (told: Told | undefined): string => (told?.was === 'refused' ? told.why : JSON.stringify(told));
