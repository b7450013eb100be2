import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Ledger, type NewEntry } from '../../../activities/ledger/ledger.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'ccmctl-ledger-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const CLUSTER = 'ccm/berlin';
const ledger = (): Ledger => new Ledger(folder, CLUSTER);
const begun = (act: string): NewEntry => ({ event: 'begun', firstRun: 'first', plan: 'p', step: act, place: [0, 0], act, warrant: 'plan' }); // prettier-ignore
const nothing = (): null => null;
const files = async (): Promise<string[]> => (await readdir(join(folder, 'ccm%2Fberlin'))).sort();
const at = (name: string): string => join(folder, 'ccm%2Fberlin', name);

describe('a ledger that workers share', () => {
  it('takes each act once, however many workers want to begin it at the same moment', async () => {
    const workers = [ledger(), ledger(), ledger()];
    const wants = workers.flatMap((worker) =>
      Array.from({ length: 12 }, (_, number) => [worker, `act ${number}`] as const),
    );
    const answers = await Promise.all(
      wants.map(([worker, act]) =>
        worker.append(begun(act), (all) => (all.some((entry) => 'act' in entry && entry.act === act) ? 'begun' : null)),
      ),
    );
    expect(answers.filter((answer) => answer === null)).toHaveLength(12);
    expect(await files()).toHaveLength(12);
  });

  it('is read by the next worker as it was written, and left without drafts', async () => {
    await ledger().append(begun('a'), nothing);
    const seen: unknown[] = [];
    await ledger().append(begun('b'), (all) => (seen.push(...all), null));
    expect(seen).toMatchObject([{ act: 'a', warrant: 'plan' }]);
    expect(await files()).toEqual(['000001.jsonl', '000002.jsonl']);
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'changed',
      async () => writeFile(at('000001.jsonl'), (await readFile(at('000001.jsonl'), 'utf8')).replace('"a"', '"x"')),
    ],
    ['cut off', async () => writeFile(at('000002.jsonl'), (await readFile(at('000002.jsonl'), 'utf8')).slice(0, 20))],
    ['taken out', () => rm(at('000001.jsonl'))],
    ['put in', () => writeFile(at('000004.jsonl'), '{}')],
    ['doubled', async () => writeFile(at('000003.jsonl'), await readFile(at('000002.jsonl')))],
  ])('lets nothing be begun where an entry was %s', async (_, spoil) => {
    for (const act of ['a', 'b']) await ledger().append(begun(act), nothing);
    await spoil();
    await expect(ledger().append(begun('c'), nothing)).rejects.toThrow(/the ledger|of the ledger/);
  });

  it('that cannot be written lets nothing be begun', async () => {
    await writeFile(join(folder, 'ccm%2Fberlin'), 'a file in its place');
    await expect(ledger().append(begun('a'), nothing)).rejects.toThrow();
  });
});
