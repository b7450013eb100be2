import { inject, test } from 'vitest';
import { printJournal } from './print-journal.ts';
import { rehearse, type Scenario } from './rehearse.ts';
import { ADD_SUBSCRIBER } from './scenarios/add-subscriber.ts';
import { INSTALL } from './scenarios/install.ts';
import { POST_INSTALL } from './scenarios/post-install.ts';
import { REPAIR_NAMES } from './scenarios/repair-names.ts';
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
  ...REPAIR_NAMES,
};

/** Told by every `npm test`: how each procedure goes, and some of its trouble. All the rest is told in the long suite. */
const QUICK = new Set([
  'two servers, CallManager service on the publisher',
  'a subscription fails and is repaired',
  'a server cannot be reached when the plan is made',
  'stop after this server',
  'a connection is lost in the midst of a command',
  'a cluster is installed',
  'a new subscriber has too little memory (HW-03)',
  'the publisher is replaced',
  'subscriptions are verified',
  'a broken subscription is found and repaired (VFY-07, VFY-09, VFY-10)',
  'the tasks after an installation are done',
  'an old address is taken out of the files of both servers (NAM-07, NAM-08, NAM-09)',
  'the names are not loaded anew, though the server says so (NAM-05, NAM-11)',
]);

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
  const chosen = Object.entries(SCENARIOS).filter(([name]) => QUICK.has(name) === (suite === 'quick'));
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
