import { describe, expect, it } from 'vitest';
import { planOf } from '../platforms/callmanager4/procedures/walk.ts';
import { sampleCluster, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { choicesOf } from '../workflows/harness.ts';
import { promptOf } from './planned.ts';
import { reportAt, textOf } from './reported.ts';

const WIZARD = promptOf(planOf(sampleCluster(sixServers, { to: '4.2(1)' }), 'install'), 'SEC/wizard');

describe('a service control file of an earlier attempt', () => {
  it('is gone on with by Yes, which is told with what the other buttons do; whoever pressed one of those is held (PRE-23)', async () => {
    const { run } = await reportAt(WIZARD, 'message', textOf('earlier-attempt-left-behind'));
    const again = await run.untilOpen('SEC/wizard#2');
    expect(again.title).toBe(WIZARD.title);
    expect(again.instructions.join('\n')).toMatch(
      /Press Yes: .* start types of now[^]*No would put the start types back and leave the installer; the third button would leave it as things are[^]*compare the start types with those written down/,
    );
    await run.answer(again, 'differs', 'a colleague has pressed the third button, and the screen is empty');
    const held = await run.untilOpen('SEC/wizard#3');
    expect([held.title, choicesOf(held)]).toEqual([`Decide: ${WIZARD.title}`, ['ask-again', 'rebooted', 'attest', 'stop']]);
    await run.answer(held, 'stop', 'a person decides on reimaging');
    const { state, journal } = await run.result();
    expect(state).toBe('stopped');
    expect(journal.find(({ reported }) => reported)?.reported).toMatchObject({ message: 'earlier-attempt-left-behind' });
  }); // prettier-ignore
});
