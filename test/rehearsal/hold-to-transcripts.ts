import { inject, test } from 'vitest';
import { goldenFileOf } from './golden-file.ts';
import { rehearse, type Scenario } from './rehearse.ts';
import { ADD_SUBSCRIBER } from './scenarios/add-subscriber.ts';
import { INSTALL } from './scenarios/install.ts';
import { POST_INSTALL } from './scenarios/post-install.ts';
import { REPLACE_PUBLISHER } from './scenarios/replace-publisher.ts';
import { UPGRADE } from './scenarios/upgrade.ts';
import { VERIFY_SUBSCRIPTIONS } from './scenarios/verify-subscriptions.ts';
import { transcriptOf } from './transcript.ts';

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  ...UPGRADE,
  ...INSTALL,
  ...ADD_SUBSCRIBER,
  ...REPLACE_PUBLISHER,
  ...VERIFY_SUBSCRIPTIONS,
  ...POST_INSTALL,
};

/**
 * Rehearses the scenarios of one suite and compares each story with the file of its name;
 * `npx vitest run test/rehearsal -u` writes them anew.
 */
export function holdToTranscripts(suite: 'quick' | 'long'): void {
  const chosen = Object.entries(SCENARIOS).filter(([, { waitsLong = false }]) => waitsLong === (suite === 'long'));
  // A run mostly waits for its servers: several at once take hardly longer than one.
  test.concurrent.for(chosen)('%s', { timeout: 300_000 }, async ([name, scenario], { expect }) => {
    const rehearsed = await rehearse(scenario, inject('temporalAddress'));
    await expect(transcriptOf(name, rehearsed)).toMatchFileSnapshot(`golden/${goldenFileOf(name)}`);
    const broken = new Set(rehearsed.violations.map(({ rule }) => rule));
    expect([...broken]).toEqual(scenario.breaks ?? []);
  });
}
