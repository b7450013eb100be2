import { SUBSCRIPTIONS_ARE_GOOD } from './subscriptions.ts';
import type { Part, StepsStage } from './procedure-table.ts';

/** Before the first server. */
export const preparation = (parts: readonly Part[]): StepsStage => ({
  kind: 'steps',
  name: 'preparation',
  title: 'Preparation',
  because: 'nobody may be surprised, nothing may change, and every server must work before the first one is touched',
  source: ['ORD-18', 'WIN-16', 'WIN-18'],
  parts,
});

/** After the last subscriber; `further` follows the judgement of all. */
export const subscriptions = (...further: readonly Part[]): StepsStage => ({
  kind: 'steps',
  name: 'subscriptions',
  title: 'Subscriptions',
  because: 'every subscriber must copy the database of the publisher again',
  source: ['VFY-01', 'VFY-03'],
  parts: [{ whose: 'the cluster', rows: SUBSCRIPTIONS_ARE_GOOD }, ...further],
});

/** After all servers. */
export const settingBack = (parts: readonly Part[]): StepsStage => ({
  kind: 'steps',
  name: 'setting back',
  title: 'Setting back',
  because: 'what was set aside comes back only when every server is done',
  source: ['SVC-11', 'POST-01'],
  parts,
});
