import { inject, test } from 'vitest';
import { printJournal } from './print-journal.ts';
import { rehearse, type Scenario } from './rehearse.ts';
import { ADD_SUBSCRIBER } from './scenarios/add-subscriber.ts';
import { INSTALL } from './scenarios/install.ts';
import { POST_INSTALL } from './scenarios/post-install.ts';
import { REPLACE_PUBLISHER } from './scenarios/replace-publisher.ts';
import { UPGRADE } from './scenarios/upgrade.ts';
import { VERIFY_SUBSCRIPTIONS } from './scenarios/verify-subscriptions.ts';
import { fileNameOf } from './story.ts';
import { printStory, storyOfRehearsal } from './write-story.ts';

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  ...UPGRADE,
  ...INSTALL,
  ...ADD_SUBSCRIBER,
  ...REPLACE_PUBLISHER,
  ...VERIFY_SUBSCRIPTIONS,
  ...POST_INSTALL,
};

/** Stories that are kept for people to read as well: a good way, one with trouble and decisions, and an installation. */
const READ_BY_PEOPLE = [
  'two servers, CallManager service on the publisher',
  'a new subscriber has too little memory (HW-03)',
  'a cluster is installed',
];

/**
 * Rehearses the scenarios of one suite and compares each story with the file of its name;
 * `npx vitest run test/rehearsal -u` writes them anew.
 */
export function holdToStories(suite: 'quick' | 'long'): void {
  const chosen = Object.entries(SCENARIOS).filter(([, { waitsLong = false }]) => waitsLong === (suite === 'long'));
  // A run mostly waits for its servers: several at once take hardly longer than one.
  test.concurrent.for(chosen)('%s', { timeout: 300_000 }, async ([name, scenario], { expect }) => {
    const rehearsed = await rehearse(scenario, inject('temporalAddress'));
    const story = storyOfRehearsal(name, rehearsed);
    expect(story.end.broken).toEqual(scenario.breaks ?? []);
    const file = `golden/${fileNameOf(name)}`;
    await expect(printStory(story)).toMatchFileSnapshot(`${file}.json`);
    if (READ_BY_PEOPLE.includes(name)) await expect(printJournal(rehearsed.journal)).toMatchFileSnapshot(`${file}.txt`);
  });
}
