import { describe, expect, it } from 'vitest';
import { expectOrder, expectTimes, expectTogether } from './at-the-console.ts';
import { allInstallations, allStories, storyOf, workOn } from './story.ts';
import type { Installation } from './story.ts';

const ONE: Installation = {
  story: 'made up',
  procedure: 'install',
  server: 'CM-PUB',
  part: 'publisher',
  publisher: 'CM-PUB',
  room: [],
  run: [],
  isSmooth: true,
};

describe('stories', () => {
  it('are there for every procedure: a good way and at least three bad ones', () => {
    for (const procedure of [
      'upgrade',
      'install',
      'add-subscriber',
      'replace-publisher',
      'verify-subscriptions',
      'post-install',
    ]) {
      const found = allStories().filter((story) => story.procedure === procedure);
      const good = found.filter(({ run }) => !run.some((line) => /^ [?] Decide/.test(line)));
      expect([procedure, found.length >= 4, good.length >= 1]).toEqual([procedure, true, true]);
    }
  });

  it('are read whole: plan, run, server room and end', () => {
    const story = storyOf('two servers, CallManager service on the publisher');
    expect(story.plan[0]).toMatch(/^1\. AAR-PUB \(publisher\)/);
    expect(story.run[0]).toMatch(/^\* REHEARSAL: /);
    expect(story.run.at(-1)).toBe('* completed');
    expect(story.room[0]).toEqual({ server: '', text: 'users are told' });
    expect(story.end.slice(0, 2)).toEqual(['AAR-PUB: done', 'AAR-SUB: done']);
    expect(workOn(story, 'AAR-SUB').at(-1)).toBe('-- AAR-SUB is done');
    expect(() => workOn(story, 'CM-PUB')).toThrow('no work on CM-PUB');
  });

  it('are found by their names with or without ids', () => {
    expect(storyOf('disc 2 is missing').name).toBe(storyOf('disc 2 is missing (DSK-01)').name);
    expect(() => storyOf('nothing of the kind')).toThrow();
  });

  it('with trouble on the way are not taken for smooth ones', () => {
    const rough = ['the wrong disc is inserted (DSK-05)', 'disc 2 is missing (DSK-01)'];
    const found = allInstallations().filter(({ story, server }) => rough.includes(story) && server === 'AAR-PUB');
    expect(found.map(({ isSmooth }) => isSmooth)).toEqual([false, false]);
  });
});

describe('the proofs', () => {
  it('fail where a line is missing, stands elsewhere or stands there twice', () => {
    const lines = ['log on', 'disc 1', 'Next', 'Next'];
    expectOrder(ONE, lines, ['log on', 'disc 1', 'Next']);
    expectTogether(ONE, lines, ['log on', 'disc 1']);
    expectTimes(ONE, lines, 'disc 1');
    expect(() => expectOrder(ONE, lines, ['disc 1', 'log on'])).toThrow();
    expect(() => expectOrder(ONE, lines, ['log on', 'reboot'])).toThrow();
    expect(() => expectTogether(ONE, lines, ['log on', 'Next'])).toThrow();
    expect(() => expectTogether(ONE, lines, ['reboot', 'Next'])).toThrow();
    expect(() => expectTimes(ONE, lines, 'Next')).toThrow();
    expect(() => expectTimes(ONE, lines, 'reboot')).toThrow();
  });
});
