import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../config/settings.ts';
import { findTemporal } from '../../worker/temporal/find-binary.ts';
import { startAttendedRun, type AttendedRun } from './attended-run.ts';

const BY_SIGNAL = 'cluster/users-notified';
const BY_UPDATE = 'cluster/freeze-confirmed';
const BY = 'Mette Holm';

describe('the `temporal` command, without anything of ours', () => {
  let run: AttendedRun;
  let binary: string;

  beforeAll(async () => {
    binary = await findTemporal(readSettings());
    run = await startAttendedRun([BY_SIGNAL, BY_UPDATE]);
  });
  afterAll(() => run?.stop());

  const temporal = async (words: readonly string[], message: unknown): Promise<string> => {
    const place = ['--address', run.address, '--workflow-id', run.started.workflowId];
    const input = ['--name', 'answer', '--input', JSON.stringify(message)];
    const { stdout } = await promisify(execFile)(binary, ['workflow', ...words, ...place, ...input]);
    return stdout;
  };
  const answered = async (step: string): Promise<string> => {
    const { journal } = await run.until(`answer to ${step}`, (status) =>
      status.journal.some((entry) => entry.kind === 'step' && entry.step === step),
    );
    return journal.find(({ kind, step: of }) => kind === 'answered' && of === step)?.text ?? '';
  };

  it('answers a prompt by `temporal workflow signal`', async () => {
    const { signal } = await run.untilAsked(BY_SIGNAL);
    await temporal(['signal'], { ...signal, value: 'all floors, at noon, by mail', by: BY });
    expect(await answered(BY_SIGNAL)).toBe(`${BY} answered "all floors, at noon, by mail"`);
  });

  it('is told why an answer is refused by `temporal workflow update execute`, and the prompt stays open', async () => {
    const { signal, id } = await run.untilAsked(BY_UPDATE);
    await expect(temporal(['update', 'execute'], { ...signal, by: 'Nobody' })).rejects.toThrow(/Nobody/);
    expect((await run.untilAsked(BY_UPDATE)).id).toBe(id);
  });

  it('answers a prompt by `temporal workflow update execute` and gets a receipt', async () => {
    const { signal } = await run.untilAsked(BY_UPDATE);
    const printed = await temporal(['update', 'execute'], { ...signal, by: BY });
    expect(printed).toContain('taken: Confirm the freeze');
    expect(await answered(BY_UPDATE)).toBe(`${BY} answered "done"`);
  });
});
