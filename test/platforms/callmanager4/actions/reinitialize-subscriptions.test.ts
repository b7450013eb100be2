import { describe, expect, it } from 'vitest';
import { reinitializeSubscriptions } from '../../../../platforms/callmanager4/actions/reinitialize-subscriptions.ts';
import { known, unknown } from '../../../../plan/fact.ts';
import { linesOf, subscriptionsTo } from './acting.ts';

describe('the act that reinitializes subscriptions', () => {
  it('is two queries for the newest database, whatever was left behind by an upgrade', () => {
    const subscriptions = known(subscriptionsTo(['CCM0300', 'CCM0301']));
    expect(linesOf(reinitializeSubscriptions, {}, { subscriptions })).toEqual([
      expect.stringMatching(/^osql -E -S CM-PUB -d CCM0301 .*sp_reinitsubscription/),
      expect.stringMatching(/^osql -E -S CM-PUB -d distribution .*publisher_db='CCM0301'.*sp_start_job/),
    ]);
  });

  it.each([
    [unknown('access denied'), 'the subscriptions cannot be read: access denied'],
    [known(subscriptionsTo(['CCM0300', 'CCM0301'], ['CCM0300'])), 'CM-PUB shows no subscription to CCM0301'],
    [known(subscriptionsTo(["x' drop table y"])), 'CM-PUB shows no subscription to a database named CCM0nnn'],
  ])('is refused where nobody can tell which database is meant: %j', (subscriptions, why) => {
    expect(linesOf(reinitializeSubscriptions, {}, { subscriptions })).toBe(why);
  });
});
