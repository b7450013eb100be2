import { answerSignal } from '../../workflows/messages.ts';
import type { Rehearsal } from './harness.ts';

/** Sends signals that a run refuses, until it has gone on as another one: Temporal takes 10,000 of one run, and no more. */
export async function floodUntilContinued(run: Rehearsal): Promise<void> {
  const runs = (await run.status()).runs.length;
  for (let sent = 0; sent < 20_000; sent += 100) {
    const flood = Array.from({ length: 100 }, () =>
      run.handle.signal(answerSignal, { prompt: 'PUB/none#1', value: 'done', by: 'Ben' }),
    );
    await Promise.all(flood);
    if ((await run.status()).runs.length > runs) return;
  }
  throw new Error('20,000 signals, and the run has not gone on as another one');
}
