import { describe, expect, it } from 'vitest';
import { forEveryServer } from './expect-steps.ts';
import { stepsNamed, told } from './planned.ts';
import { done, good, placeOf, stage } from './entries.ts';
import { storyOf, workOn } from './story.ts';

describe('around the subscribers', () => {
  it('the work after them begins when the last one is done, with the wait for their subscriptions (SUB-24)', () => {
    for (const [name, last] of [
      ['a cluster is installed', 'AAR-SUB'],
      ['six servers, CallManager service not on the publisher', 'CM-SUB1'],
    ] as const) {
      const { journal } = storyOf(name);
      const settled = placeOf(journal, good('cluster/subscriptions-settle'), placeOf(journal, done(last)));
      placeOf(journal, good('cluster/subscriptions-good'), settled);
    }
    const { journal } = storyOf('a cluster is installed');
    expect(placeOf(journal, stage('Post-installation'))).toBeGreaterThan(placeOf(journal, done('AAR-SUB')));
  });

  it('the directory of a subscriber is served before it counts as done, and people are told of the replication by hand (SUB-28)', () => {
    forEveryServer(['install', 'add-subscriber'], ({ name, steps }) => {
      const ids = steps.map(({ id }) => id);
      const [asked] = stepsNamed(steps, 'messages-followed-up');
      expect(ids.indexOf(`${name}/directory-runs`)).toBeGreaterThan(ids.indexOf(`${name}/log-on-at-the-end`));
      expect(ids.indexOf(`${name}/messages-followed-up`)).toBeGreaterThan(ids.indexOf(`${name}/directory-runs`));
      expect(asked && told(asked)).toContain('`dcdrepcl trigger all` in a command window');
    });
    for (const name of ['a cluster is installed', 'a subscriber is added'])
      placeOf(workOn(storyOf(name), 'AAR-SUB'), good('AAR-SUB/directory-runs'));
  });
});
