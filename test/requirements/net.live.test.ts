import { describe, expect, it } from 'vitest';
import { choicesOf } from '../workflows/harness.ts';
import { planOf } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { expectInOrder, forEveryServer } from './expect-steps.ts';
import { AT_THE_CONSOLE, leadsTo, promptOf, told } from './planned.ts';
import { reportAt, textOf } from './reported.ts';

const PLAN = planOf(sampleCluster(sixServers, { to: '4.2(1)' }), 'install');
const WIZARD = promptOf(PLAN, 'SEC/wizard');
const LOG_ON = promptOf(PLAN, 'SEC/log-on');

describe("the installer's question whether to go on in a domain", () => {
  it('is answered by nobody: the dangers are told, the server stands still, and no word says that it was right to go on (NET-08)', async () => {
    const { run } = await reportAt(WIZARD, 'message', textOf('server-in-a-domain'));
    const decision = await run.untilOpen('SEC/wizard#2');
    expect(decision.instructions.join('\n')).toMatch(
      /refuse each other, accounts may not be made, the work may fail, and data may be lost up to a whole new installation[^]*Do not press Yes/,
    );
    expect(choicesOf(decision)).toEqual(['rerun', 'another-message', 'stop']);
    for (const value of ['done', 'go-on', 'attest', 'accept'])
      await expect(run.answer(decision, value, 'Yes was pressed, and it went on')).rejects.toThrow();
    await run.answer(decision, 'stop', 'the server leaves the domain first');
    const { state, journal } = await run.result();
    expect(state).toBe('stopped');
    expect(journal.filter(({ step, outcome }) => step === 'SEC/wizard' && outcome === 'good')).toEqual([]);
  });
});

describe('a subscriber and its publisher, before disc 1', () => {
  it('are tried by a ping by name, whose address is compared, and by C$ without a password, on every subscriber (NET-29, NET-30)', () => {
    forEveryServer(AT_THE_CONSOLE, ({ name, role, steps }, plan) => {
      const asked = promptOf(plan, `${name}/log-on`);
      if (role === 'publisher') return expect(told(asked)).not.toContain('ping');
      expect(told(asked)).toMatch(
        /ping PUB by its name: the address shown must be its own\.\n.*\\\\PUB\\C\$: it must open/,
      );
      expect(leadsTo(asked)).toMatchObject({ 'no-ping': 'blocked', 'asks-password': 'blocked' });
      expectInOrder(steps, [asked.id, `${name}/disc-1`, `${name}/wizard`]);
    });
  });

  it.each([
    ['by a ping, or only from another address (NET-29)', 'no-ping', 'the reply came from 10.9.9.9'],
    ['without a password (NET-30)', 'asks-password', 'Windows asked who I am'],
  ])('that do not reach each other %s go no further by anybody\'s word, and are tried again', async (_, value, note) => {
    const { run } = await reportAt(LOG_ON, value, note);
    const decision = await run.untilOpen('SEC/log-on#2');
    expect(choicesOf(decision)).toEqual(['ask-again', 'rebooted', 'stop']);
    await expect(run.answer(decision, 'attest', 'it will do')).rejects.toThrow();
    await run.answer(decision, 'ask-again');
    await run.answer(await run.untilOpen('SEC/log-on#3'), 'done');
    expect((await run.result()).state).toBe('completed');
  }); // prettier-ignore
});

describe('a publisher that is not reached in the midst of the installer', () => {
  it.each(['passwords-or-network', 'password-not-verified-without-network', 'password-differs-or-network'])(
    'means to leave it by the word of a named person, to mend it and to begin anew, which is counted as an attempt (NET-31): %s',
    async (message) => {
      const { run, looks } = await reportAt(WIZARD, 'message', textOf(message));
      const decision = await run.untilOpen('SEC/wizard#2');
      expect(decision.instructions.join('\n')).toMatch(
        /a named person decides that the installer is left[^]*begin anew[^]*stopped and disabled[^]*Start CCMSetup\.exe on disc 1 again/,
      );
      expect(choicesOf(decision)).toContain('rerun');
      await run.answer(decision, 'rerun');
      await run.answer(await run.untilOpen('SEC/wizard#3'), 'done');
      const { journal } = await run.result();
      expect(journal.flatMap(({ attempt }) => attempt ?? [])).toEqual([2]);
      expect(looks).toContain('services-stopped');
    },
  );

  it('is what whoever logs on is warned of, while it can still be mended (NET-31)', () => {
    expect(told(LOG_ON)).toMatch(/What fails is mended now, before the installer is begun/);
  });
});
