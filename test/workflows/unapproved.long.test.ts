import { expect, test } from 'vitest';
import { APPROVAL, statementOf } from '../../plan/statement.ts';
import { approveUpdate } from '../../workflows/messages.ts';
import { floodUntilContinued } from './flood.ts';
import { actionStep } from './sample-cluster.ts';
import { SignedRun } from './signed-run.ts';

const REBOOTS = { PUB: [actionStep('PUB/reboot')] };

test('a plan that waits for approval in the next run of the chain keeps whom it has, and what was signed for it before', async () => {
  const signed = await SignedRun.start(REBOOTS, (site) => ({
    ...site,
    policies: { ...site.policies, approval: { ...site.policies.approval, people: 2 } },
  }));
  const { run, keys } = signed;
  await signed.approve('Ada');
  const before = await run.until('the approval of Ada', ({ journal }) =>
    journal.some(({ kind }) => kind === 'approved'),
  );
  // Cleo signs before the seam, and sends it behind it.
  const asked = { id: APPROVAL, nonce: before.signing?.approval?.nonce ?? '' };
  const statement = statementOf(before.signing!, asked, { value: APPROVAL, by: 'Cleo' });
  const { signature } = await keys.sign(statement, 'Cleo');
  await floodUntilContinued(run);
  const behind = await run.untilState('awaiting approval');
  expect([behind.planHash, behind.signing?.approval?.nonce]).toEqual([before.planHash, asked.nonce]);
  expect(signed.sent).toEqual([]);
  await run.handle.executeUpdate(approveUpdate, { args: [{ planHash: behind.planHash ?? '', by: 'Cleo', signature }] });
  const { state, journal, runs } = await run.result();
  expect([state, signed.sent]).toEqual(['completed', ['PUB']]);
  expect(runs.length).toBeGreaterThan(1);
  expect(journal.flatMap(({ kind, by }) => (kind === 'approved' ? [by] : []))).toEqual(['Ada', 'Cleo']);
}, 300_000);

test('an approval that is given behind a seam allows the acts of its plan, and that it is awaited is told once', async () => {
  const signed = await SignedRun.start(REBOOTS);
  await signed.run.untilState('awaiting approval');
  await floodUntilContinued(signed.run);
  await signed.approve('Ada');
  const { state, journal } = await signed.run.result();
  expect([state, signed.sent]).toEqual(['completed', ['PUB']]);
  expect(journal.filter(({ text }) => text.includes('waits for approval'))).toHaveLength(1);
}, 300_000);
