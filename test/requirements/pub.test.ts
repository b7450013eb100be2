import { describe, expect, it } from 'vitest';
import { forEveryServer } from './expect-steps.ts';
import { leadsTo, notedIn, promptOf, stepsNamed, told } from './planned.ts';
import { DECISION, allLike, bad, begun, good, isDecision, lastOf, placeOf, stage } from './entries.ts';
import { STORIES, roomOf, storyOf, workOn } from './story.ts';

describe('after the publisher', () => {
  it('come the subscribers, and after the last of them the work that follows (PUB-21)', () => {
    const { journal } = storyOf('a cluster is installed');
    const headings = journal.filter(({ kind }) => kind === 'stage' || kind === 'server');
    expect(headings.map(({ text, server, state }) => text?.split(':')[0] ?? `${server} ${state}`)).toEqual([
      'Preparation',
      'Publisher',
      'AAR-PUB begun',
      'AAR-PUB done',
      'Subscribers',
      'AAR-SUB begun',
      'AAR-SUB done',
      'Subscriptions',
      'Post-installation',
    ]);
    expect(allLike(storyOf('the publisher is replaced').journal, stage('Subscribers'))).toEqual([]);
  });

  it('no subscriber is begun while its directory is not served, whatever people would rather do (PUB-25)', () => {
    const { journal, room } = storyOf('the directory of the publisher is not served yet');
    const gate = 'AAR-PUB/directory-runs';
    const refused = allLike(journal, bad(gate));
    expect(refused.length).toBeGreaterThan(1);
    expect(allLike(journal, { ...DECISION, step: gate })).toHaveLength(refused.length);
    expect(lastOf(journal, bad(gate))).toBeLessThan(placeOf(journal, good(gate)));
    expect(roomOf({ room }, 'AAR-SUB')).toEqual([]);
    const installed = storyOf('a cluster is installed').journal;
    expect(placeOf(installed, good(gate))).toBeLessThan(placeOf(installed, begun('AAR-SUB')));
  });

  it('people are told how UMX.dll is registered and proved, when they are asked for messages at the end (PUB-26)', () => {
    forEveryServer(['install', 'replace-publisher'], ({ name, steps }) => {
      const [asked] = stepsNamed(steps, 'messages-followed-up');
      const ids = steps.map(({ id }) => id);
      expect(ids.indexOf(asked?.id ?? '')).toBeGreaterThan(ids.indexOf(`${name}/log-on-at-the-end`));
      expect(asked && told(asked)).toMatch(/UMX\.dll.*regsvr32 C:\\dcdsrvr\\lib\\UMX\.dll.*add a user for a trial/);
    });
  });

  it('whoever follows up the messages says what is done and which stay open; that none left work needs no word (PUB-26, POST-51 to POST-53, HW-03)', () => {
    forEveryServer(['install', 'add-subscriber', 'replace-publisher'], ({ name }, plan) => {
      const asked = promptOf(plan, `${name}/messages-followed-up`);
      expect(leadsTo(asked)).toEqual({ done: 'good', none: 'good', later: 'open item' });
      expect(notedIn(asked)).toEqual(['done', 'later']);
      expect(told(asked)).toMatch(/MS04-003 or MS03-031 not installed, or too little memory.*Answer later/);
    });
  });
});

describe('a message of the installer', () => {
  it('is told with its text before anything is pressed, and a person decides then (PUB-24)', () => {
    const shown = STORIES.flatMap((story) =>
      story.room.flatMap(({ server = '', text }) => {
        const words = /^\[message\] (.*); \w+$/.exec(text)?.[1];
        return words === undefined ? [] : [{ scenario: story.scenario, words, work: workOn(story, server) }];
      }),
    );
    expect(shown.length).toBeGreaterThan(3);
    for (const { scenario, words, work } of shown) {
      const told = work.findIndex(({ value, note }) => value === 'message' && note?.includes(words));
      const next = work.slice(told + 1).find(({ reported }) => reported === undefined);
      expect([scenario, words, told > 0, isDecision(next)]).toEqual([scenario, words, true, true]);
    }
  });
});
