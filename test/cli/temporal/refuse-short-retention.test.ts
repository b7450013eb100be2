import { expect, test } from 'vitest';
import { makeHashedPlan } from '../../../activities/make-plan.ts';
import { refuseShortRetention } from '../../../cli/temporal/refuse-short-retention.ts';
import { DURATION_NAMES, durationsWith } from '../../../platforms/callmanager4/durations.ts';
import { sampleCluster, twoServers } from '../../platforms/callmanager4/sample-cluster.ts';
import { CALLMANAGER4 } from '../../../platforms/callmanager4/platform.ts';

const A_DAY = 24 * 3600;

/** A plan of two servers whose work takes a day each, and a day for what stands around them. */
const plan = makeHashedPlan(
  CALLMANAGER4,
  sampleCluster(twoServers, {
    durations: durationsWith({
      ...Object.fromEntries(DURATION_NAMES.map((name) => [name, 0])),
      installHigh: A_DAY,
      tasksAfter: A_DAY,
    }),
  }),
  { procedure: 'upgrade', looks: null },
);

const start = (days: number, asked = plan): void =>
  refuseShortRetention(asked, { address: '127.0.0.1:7233', namespace: 'ccm', days });

test.each([1, 30, 32.9])('a retention of %s days is refused where the plan takes three, with the command', (days) => {
  const refusal = expect.objectContaining({
    exitCode: 3,
    details: [expect.stringContaining('temporal operator namespace update --address 127.0.0.1:7233 --namespace ccm')],
  }) as unknown;
  expect(() => start(days)).toThrow(refusal);
});

test.each([33, 365])('a retention of %s days is enough', (days) => {
  expect(() => start(days)).not.toThrow();
});

test('a rehearsal may be forgotten', () => {
  expect(() => start(1, { ...plan, rehearsal: true })).not.toThrow();
});
