import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Ledger } from '../../../activities/ledger/ledger.ts';
import { judgePapers } from '../../../activities/papers/judge-papers.ts';
import type { ActionInput, Papers } from '../../../activities/types.ts';
import { siteApprovalOf } from '../../../plan/statement.ts';
import { approvedPlan, type ApprovedPlan } from './act-with-papers.ts';

let opened: ApprovedPlan | undefined;
const open = async (...given: Parameters<typeof approvedPlan>): Promise<ApprovedPlan> =>
  (opened = await approvedPlan(...given));
afterEach(() => opened?.remove());

const begin = async ({ bench, current }: ApprovedPlan, input: ActionInput): Promise<void> =>
  void (await (await judgePapers(bench, input, current)).begin([]));

const first = ({ acts }: ApprovedPlan) => acts[0] as ApprovedPlan['acts'][number];
const NOT_WARRANTED = { type: 'NOT_WARRANTED', nonRetryable: true };

/** Every text, number and truth in a value, by its path. */
function leavesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]));
}

/** The value with one bit of what stands at a path changed. */
function withOneBitChanged(value: unknown, [key, ...rest]: readonly string[], bit: number): unknown {
  if (key === undefined) {
    if (typeof value === 'number') return value + 1;
    if (typeof value === 'boolean') return !value;
    const text = String(value);
    if (text === '') return String.fromCharCode(1);
    const at = Math.floor(bit / 7) % text.length;
    const changed = String.fromCharCode(text.charCodeAt(at) ^ (1 << (bit % 7)));
    return text.slice(0, at) + changed + text.slice(at + 1);
  }
  const held = value as Readonly<Record<string, unknown>>;
  const one = withOneBitChanged(held[key], rest, bit);
  return Array.isArray(value) ? Object.values({ ...value, [key]: one }) : { ...held, [key]: one };
}

/** What of an act is seen or chosen anew each time, and is nothing that anybody has approved. */
const NOT_COVERED = ['memory', 'id', 'run', 'decidedBy'];

describe('an act', () => {
  it('begins once with genuine papers, and what it is begun by is written down', async () => {
    const plan = await open();
    await begin(plan, plan.inputOf(first(plan)));
    expect(await plan.entries()).toBe(1);
    await expect(begin(plan, plan.inputOf(first(plan)))).rejects.toMatchObject(NOT_WARRANTED);
    expect(await plan.entries()).toBe(1);
  });

  it('does not begin with one bit changed anywhere in approval, plan, path or arguments', async () => {
    const plan = await open();
    const input = plan.inputOf(first(plan));
    const leaves = leavesOf(input).filter((path) => !path.some((key) => NOT_COVERED.includes(key)));
    const areas = ['outline', 'part', 'approvals', ''].map((area) =>
      leaves.filter((path) => (area === '' ? path[0] !== 'papers' : path[1] === area)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(...areas.map((area) => fc.constantFrom(...area))),
        fc.nat(100_000),
        async (path, bit) => {
          const changed = withOneBitChanged(input, path, bit) as ActionInput;
          await expect(begin(plan, changed), path.join('.')).rejects.toMatchObject(NOT_WARRANTED);
        },
      ),
      { numRuns: 300 },
    );
    expect(await plan.entries()).toBe(0);
  });

  it.each<[string, (plan: ApprovedPlan, papers: Papers) => Promise<Partial<ActionInput>> | Partial<ActionInput>]>([
    ['no papers', () => ({ papers: undefined as never })],
    ['no approval', (_, papers) => ({ papers: { ...papers, approvals: [] } })],
    ['an approval without a signature', (_, papers) => ({ papers: { ...papers, approvals: papers.approvals.map(({ statement }) => ({ statement })) } })],
    ['an approval of another run', async ({ keys, statement }, papers) => ({ papers: { ...papers, approvals: [await keys.sign(statement({ firstRun: 'the run of last year' }), 'Kim Larsen')] } })],
    ['an approval of another plan', async ({ keys, statement }, papers) => ({ papers: { ...papers, approvals: [await keys.sign(statement({ plan: 'b'.repeat(64) }), 'Kim Larsen')] } })],
    ['an approval of another cluster', async ({ keys, statement }, papers) => ({ papers: { ...papers, approvals: [await keys.sign(statement({ workflow: 'ccm/other' }), 'Kim Larsen')] } })],
    ['an answer to another prompt in its place', async ({ keys, statement }, papers) => ({ papers: { ...papers, approvals: [await keys.sign(statement({ prompt: 'CM-PUB/x#1', value: 'done' }), 'Kim Larsen')] } })],
    ['an approval by whoever started the run', async ({ keys, statement }, papers) => ({ papers: { ...papers, approvals: [await keys.sign(statement({ by: 'Ben Ito' }), 'Ben Ito')] } })],
    ["an approval under another's name", async ({ keys, statement }, papers) => ({ papers: { ...papers, approvals: [await keys.sign(statement({ by: 'Ada Okafor' }), 'Kim Larsen')] } })],
    ['an approval by nobody of the site', async ({ keys, statement }, papers) => ({ papers: { ...papers, approvals: [await keys.sign(statement({ by: 'Mallory' }), 'Kim Larsen')] } })],
    ['lines that the plan does not show', () => ({ shown: 'shutdown -i' })],
    ['a person as who decided it, and no decision', () => ({ decidedBy: 'a person' as const })],
  ])('does not begin with %s', async (_, change) => {
    const plan = await open();
    const input = plan.inputOf(first(plan));
    const changed = { ...input, ...(await change(plan, input.papers as Papers)) };
    await expect(begin(plan, changed)).rejects.toMatchObject(NOT_WARRANTED);
    expect(await plan.entries()).toBe(0);
  }); // prettier-ignore

  it('does not begin outside of a run, in another workflow, or in another chain of runs than was approved', async () => {
    const plan = await open();
    const input = plan.inputOf(first(plan));
    const elsewhere = { ...plan.current, workflowId: 'mine' };
    await expect(judgePapers(plan.bench, input, undefined)).rejects.toMatchObject(NOT_WARRANTED);
    await expect(judgePapers(plan.bench, input, elsewhere)).rejects.toMatchObject(NOT_WARRANTED);
    const bench = { ...plan.bench, firstRunOf: () => Promise.resolve('another first run') };
    await expect(judgePapers(bench, input, plan.current)).rejects.toMatchObject(NOT_WARRANTED);
  });

  it('begins again by the same approval where surely nothing was sent the first time', async () => {
    const plan = await open();
    const leave = await judgePapers(plan.bench, plan.inputOf(first(plan)), plan.current);
    await leave.begin([]);
    await leave.unsent();
    await begin(plan, plan.inputOf(first(plan), { id: '3d7b7cf2-6f5e-4f39-9b1a-5d1f2a3b4c5d' }));
    expect(await plan.entries()).toBe(3);
  });

  it('does not begin where the ledger cannot be written, or Temporal does not say to which run it belongs', async () => {
    const plan = await open();
    const input = plan.inputOf(first(plan));
    const broken = { ...plan.bench, ledgerOf: () => new Ledger('/dev/null', 'ccm/sample') };
    await expect((await judgePapers(broken, input, plan.current)).begin([])).rejects.toMatchObject(NOT_WARRANTED);
    const deaf = { ...plan.bench, firstRunOf: () => Promise.reject(new Error('no answer')) };
    await expect(judgePapers(deaf, input, plan.current)).rejects.toMatchObject(NOT_WARRANTED);
  });

  it('does not begin any more from the moment on in which the key of its approval is withdrawn', async () => {
    const plan = await open();
    const site = { ...plan.site, people: plan.site.people.map((one) => ({ ...one, keys: [] })) };
    await begin(plan, plan.inputOf(first(plan)));
    const bench = { ...plan.bench, readSite: () => Promise.resolve(site) };
    await expect(judgePapers(bench, plan.inputOf(first(plan)), plan.current)).rejects.toMatchObject(NOT_WARRANTED);
  });

  it('does not begin after its run, and not before the acts that the plan has before it', async () => {
    const plan = await open();
    const [one, two] = plan.acts as [ApprovedPlan['acts'][number], ApprovedPlan['acts'][number]];
    await expect(begin(plan, plan.inputOf(two))).rejects.toThrow(/comes before it/);
    await (await judgePapers(plan.bench, plan.inputOf(one), plan.current)).left();
    await begin(plan, plan.inputOf(two));
    await plan.bench.ledgerOf('', '').append({ event: 'ended', firstRun: 'the first run' }, () => null);
    await expect(begin(plan, plan.inputOf(one))).rejects.toThrow(/is over/);
  });
});

describe('a decision that is signed', () => {
  it('lets its own act be done again, once, with the lines that it was shown', async () => {
    const plan = await open();
    const step = first(plan);
    await begin(plan, plan.inputOf(step));
    const { keys, statement } = plan;
    const asked = { by: 'Ada Okafor', prompt: `${step.id}#1`, value: 'act-again', nonce: 'n-1' };
    const decided = await keys.sign(
      statement({ ...asked, ...(step.command && { lines: step.command }) }),
      'Ada Okafor',
    );
    const again = plan.inputOf(step, { decidedBy: 'a person', id: '1d7b7cf2-6f5e-4f39-9b1a-5d1f2a3b4c5d' }, [decided]);
    await expect(begin(plan, { ...again, shown: 'format c:' })).rejects.toMatchObject(NOT_WARRANTED);
    await begin(plan, again);
    await expect(begin(plan, { ...again, id: '2d7b7cf2-6f5e-4f39-9b1a-5d1f2a3b4c5d' })).rejects.toThrow(
      /same decision/,
    );
    const [, other] = plan.acts;
    const elsewhere = plan.inputOf(other as typeof step, { decidedBy: 'a person' }, [decided]);
    await expect(begin(plan, elsewhere)).rejects.toMatchObject(NOT_WARRANTED);
    expect(await plan.entries()).toBe(2);
  });

  it('accounts for a step that is over without its act', async () => {
    const plan = await open();
    const [one, two] = plan.acts as [ApprovedPlan['acts'][number], ApprovedPlan['acts'][number]];
    const attested = plan.statement({
      by: 'Ada Okafor',
      prompt: `${one.id}#1`,
      value: 'attest',
      note: 'it is so',
      nonce: 'n-2',
    });
    const warrant = await plan.keys.sign(attested, 'Ada Okafor');
    const leave = await judgePapers(plan.bench, plan.inputOf(one, { decidedBy: 'nobody' }, [warrant]), plan.current);
    expect(leave.isAnsweredFor).toBe(true);
    await leave.left();
    await begin(plan, plan.inputOf(two));
  });
});

describe('a site file that has changed since the approval', () => {
  it('lets nothing begin until an approver has signed for what it is now', async () => {
    const plan = await open();
    const hash = 'c'.repeat(64);
    const bench = { ...plan.bench, readSite: () => Promise.resolve({ ...plan.site, hash }) };
    const input = plan.inputOf(first(plan));
    await expect(judgePapers(bench, input, plan.current)).rejects.toMatchObject({
      type: 'SITE_CHANGED',
      details: [hash],
    });
    const approve = (value: string) =>
      plan.keys.sign(plan.statement({ by: 'Ada Okafor', prompt: 'site/c#1', value, nonce: 'n-3' }), 'Ada Okafor');
    const withApproval = async (value: string) => ({
      ...input,
      papers: { ...(input.papers as Papers), siteApprovals: [await approve(value)] },
    });
    const stale = await withApproval(siteApprovalOf('d'.repeat(64)));
    await expect(judgePapers(bench, stale, plan.current)).rejects.toMatchObject({ type: 'SITE_CHANGED' });
    await (await judgePapers(bench, await withApproval(siteApprovalOf(hash)), plan.current)).begin([]);
  });
});

describe('where a site wants two people', () => {
  it('one of them is not enough, and neither is the same one twice', async () => {
    const two = (site: ApprovedPlan['site']) => ({
      ...site,
      policies: { ...site.policies, approval: { ...site.policies.approval, people: 2 } },
    });
    const plan = await open(two);
    const input = plan.inputOf(first(plan));
    const approve = (by: string, nonce = 'n-0') => plan.keys.sign(plan.statement({ by, nonce }), by);
    const withApprovals = async (...approvals: ReturnType<typeof approve>[]) => ({
      ...input,
      papers: { ...(input.papers as Papers), approvals: await Promise.all(approvals) },
    });
    await expect(begin(plan, input)).rejects.toThrow(/1 of 2 people/);
    const twice = await withApprovals(approve('Kim Larsen'), approve('Kim Larsen', 'n-9'));
    await expect(begin(plan, twice)).rejects.toThrow(/1 of 2 people/);
    await begin(plan, await withApprovals(approve('Kim Larsen'), approve('Ada Okafor')));
  });
});
