import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { readJournal } from '../../cli/temporal/read-journal.ts';
import type { RunOfChain } from '../../plan/types/chain.ts';
import type { JournalEntry } from '../../plan/types/journal-entry.ts';
import { answerUpdate, statusQuery } from '../../workflows/messages.ts';
import { Rehearsal } from './harness.ts';
import { promptStep } from './sample-cluster.ts';
import { WAYS, type Sent, type Told, type Way } from './ways-of-sending.ts';

/** Each run goes on as another one so many times, and so many runs do so at once. */
const SEAMS = 10;
const RUNS = 5;

/** Refusals that are written down one by one are 500 a run. */
const MOST = 400;

const SERVERS = Array.from({ length: SEAMS + 1 }, (_, index) => (index === 0 ? 'PUB' : `SUB${index}`));

/** Every second one answers what never was asked. */
const isWrong = (mark: string): boolean => Number(/\d+/.exec(mark)?.[0]) % 2 === 1;

/** What was sent, by a mark of its own that stands in it, and what its sender was told each time. */
type Log = Map<string, Told[]>;

interface Sender {
  readonly run: Rehearsal;
  readonly way: Way;
  readonly by: string;
  readonly log: Log;
  readonly isOver: () => boolean;
}

/** Answers what is asked and what never was, on and on, each update twice under its id, until the run is over. */
async function sendOnAndOn({ run, way, by, log, isOver }: Sender): Promise<void> {
  const { client, handle } = run;
  for (let number = 0; !isOver() && number < MOST / 2; number += 1) {
    const mark = `${by}-${way.kind}-${number}.`;
    const right = { prompt: `${SERVERS[number % SERVERS.length]}/one#1`, value: 'done', by, note: mark };
    const message = !isWrong(mark) ? right : { prompt: `none ${mark}`, value: 'done', by };
    const sent: Sent = { client, workflowId: handle.workflowId, name: 'answer', texts: [JSON.stringify(message)], updateId: randomUUID() }; // prettier-ignore
    const times = way.kind === 'update' ? 2 : 1;
    const told: Told[] = [];
    for (let time = 0; time < times; time += 1) {
      const one = await untilItIsTaken(way, sent);
      if (one) told.push(one);
    }
    if (told.length > 0) log.set(mark, told);
  }
}

/** In Temporal's own words. */
const NOT_TAKEN = /workflow is closing|Workflow is busy|aborted by closing workflow/;

/**
 * At a seam and at the end Temporal may tell a sender that it has taken nothing: whoever is told so sends it once more, an update
 * under its id.
 * @returns null where the whole run is completed
 */
async function untilItIsTaken(way: Way, sent: Sent): Promise<Told | null> {
  for (;;) {
    try {
      return await way.send(sent);
    } catch (error) {
      const why = `${String((error as Error).message)} ${String((error as { cause?: Error }).cause?.message)}`;
      if (/already completed/.test(why)) return null;
      if (!NOT_TAKEN.test(why)) throw error;
    }
  }
}

/** Answers what is open, so that the run goes on, whatever luck those have who only send. */
async function see({ handle }: Rehearsal): Promise<void> {
  const standsAt = async (server: string): Promise<string> => {
    const { servers, prompts } = await handle.query(statusQuery);
    if (servers.find(({ name }) => name === server)?.state === 'done') return 'done';
    return prompts.some(({ id }) => id === `${server}/one#1`) ? 'asked' : 'neither';
  };
  for (const server of SERVERS) {
    await expect.poll(() => standsAt(server).catch(String), { timeout: 60_000 }).toMatch(/^(done|asked)$/);
    const answer = { prompt: `${server}/one#1`, value: 'done', by: 'Cleo' };
    // Whoever of the others was first is told by the journal.
    await handle.executeUpdate(answerUpdate, { args: [answer] }).catch(() => undefined);
  }
}

/** The whole story: a run that could not be asked in time is asked again. */
async function storyOf(
  { client, handle: { workflowId } }: Rehearsal,
  runs: readonly RunOfChain[],
): Promise<readonly JournalEntry[]> {
  for (;;) {
    const { entries, lost } = await readJournal(client, { workflowId, runs });
    if (lost.length === 0) return entries;
  }
}

async function oneRun(way: Way): Promise<number> {
  const run = await Rehearsal.ofServers(Object.fromEntries(SERVERS.map((name) => [name, [promptStep(`${name}/one`)]])));
  const log: Log = new Map();
  let over = false;
  const senders = ['Ben', 'Cleo'].map((by) => sendOnAndOn({ run, way, by, log, isOver: () => over }));
  await see(run);
  const { state, runs } = await run.result().finally(() => (over = true));
  const journal = await storyOf(run, runs);
  await Promise.all(senders);
  expect(state).toBe('completed');
  const answered = journal.filter(({ kind }) => kind === 'answered');
  expect(answered.map(({ server }) => server)).toEqual(SERVERS);
  for (const [mark, told] of log) {
    // An update that was sent again has got what it got.
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
    const [answers, refusals] = [
      answered.filter(({ note }) => note === mark),
      journal.filter(({ kind, text }) => kind === 'refused' && text.includes(`"none ${mark}"`)),
    ];
    const was = told[0]?.was;
    const seen = [mark, was, isWrong(mark) ? refusals.length : answers.length];
    // Of a signal only the story says what came of it.
    if (isWrong(mark))
      expect(seen, JSON.stringify(told)).toEqual([mark, way.kind === 'update' ? 'refused' : 'sent', 1]);
    else if (was !== 'sent') expect(seen, JSON.stringify(told)).toEqual([mark, was, was === 'taken' ? 1 : 0]);
  }
  expect(log.size).toBeGreaterThan(SEAMS);
  return runs.length - 1;
}

test('what is sent on and on while runs go on as others fifty times is each written down once, and each prompt has one answer', async () => {
  const ways = [...WAYS, ...WAYS].slice(0, RUNS);
  const seams = await Promise.all(ways.map(oneRun));
  expect(seams).toEqual(ways.map(() => SEAMS));
}, 300_000);
