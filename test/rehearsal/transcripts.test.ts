import { describe, inject, test } from 'vitest';
import { goldenFileOf } from './golden-file.ts';
import { rehearse } from './rehearse.ts';
import { ADD_SUBSCRIBER } from './scenarios/add-subscriber.ts';
import { INSTALL } from './scenarios/install.ts';
import { POST_INSTALL } from './scenarios/post-install.ts';
import { REPLACE_PUBLISHER } from './scenarios/replace-publisher.ts';
import { UPGRADE } from './scenarios/upgrade.ts';
import { VERIFY_SUBSCRIPTIONS } from './scenarios/verify-subscriptions.ts';
import { transcriptOf } from './transcript.ts';

/** Each scenario's story is compared with a file of its name; `npx vitest run test/rehearsal -u` writes them anew. */
const SCENARIOS = {
  ...UPGRADE,
  ...INSTALL,
  ...ADD_SUBSCRIBER,
  ...REPLACE_PUBLISHER,
  ...VERIFY_SUBSCRIPTIONS,
  ...POST_INSTALL,
};

describe('the transcript of', () => {
  // A run mostly waits for its servers: several at once take hardly longer than one.
  test.concurrent.for(Object.entries(SCENARIOS))('%s', { timeout: 300_000 }, async ([name, scenario], { expect }) => {
    const rehearsed = await rehearse(scenario, inject('temporalAddress'));
    await expect(transcriptOf(name, rehearsed)).toMatchFileSnapshot(`golden/${goldenFileOf(name)}`);
    const broken = new Set(rehearsed.violations.map(({ rule }) => rule));
    expect([...broken]).toEqual(scenario.breaks ?? []);
  });
});
