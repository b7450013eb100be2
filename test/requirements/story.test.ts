import { describe, expect, it } from 'vitest';
import { PROCEDURES } from '../platforms/callmanager4/procedures/walk.ts';
import { expectOrder, expectSteps, expectTimes, expectTogether } from './at-the-console.ts';
import { asked, bad, good, isDecision, isLike, placeOf } from './entries.ts';
import { INSTALLATIONS, type Installation } from './installations.ts';
import { STORIES, storyOf, workOn } from './story.ts';

const ONE: Installation = {
  story: 'made up',
  server: 'CM-PUB',
  part: 'publisher',
  publisher: 'CM-PUB',
  room: ['log on', 'disc 1', 'Next', 'Next'],
  entries: [
    { kind: 'asked', step: 'CM-PUB/log-on', text: 'Log on' },
    { kind: 'step', step: 'CM-PUB/reboot', commands: ['sc x', 'shutdown y'] },
    { kind: 'step', step: 'CM-PUB/reboot', outcome: 'good', evidence: 'observed', seen: 'up' },
  ],
  isSmooth: true,
};

describe('stories', () => {
  it.each(PROCEDURES)('are there for %s: a good way and at least three bad ones', (procedure) => {
    const found = STORIES.filter(({ plan }) => plan.procedure === procedure);
    expect(found.length).toBeGreaterThanOrEqual(4);
    expect(found.some(({ journal, end }) => end.state === 'completed' && !journal.some(isDecision))).toBe(true);
  });

  it('are found by their names with or without ids', () => {
    expect(storyOf('disc 2 is missing')).toBe(storyOf('disc 2 is missing (DSK-01)'));
    expect(() => storyOf('nothing of the kind')).toThrow('no story');
    expect(() => workOn(storyOf('disc 2 is missing'), 'CM-PUB')).toThrow('no work on CM-PUB');
  });

  it('with trouble on the way are not taken for smooth ones', () => {
    const rough = ['the wrong disc is inserted (DSK-05)', 'disc 2 is missing (DSK-01)'];
    const found = INSTALLATIONS.filter(({ story, server }) => rough.includes(story) && server === 'AAR-PUB');
    expect(found.map(({ isSmooth }) => isSmooth)).toEqual([false, false]);
  });
});

describe('the proofs', () => {
  it('fail where a line is missing, stands elsewhere or stands there twice', () => {
    expectOrder(ONE, ['log on', 'disc 1', 'Next']);
    expectTogether(ONE, ['log on', 'disc 1']);
    expectTimes(ONE, 'disc 1');
    expect(() => expectOrder(ONE, ['disc 1', 'log on'])).toThrow();
    expect(() => expectOrder(ONE, ['log on', 'reboot'])).toThrow();
    expect(() => expectTogether(ONE, ['log on', 'Next'])).toThrow();
    expect(() => expectTogether(ONE, ['reboot', 'Next'])).toThrow();
    expect(() => expectTimes(ONE, 'Next')).toThrow();
    expect(() => expectTimes(ONE, 'reboot')).toThrow();
  });

  it('fail where an entry is missing, stands elsewhere or differs in anything that is asked for', () => {
    const { entries } = ONE;
    expectSteps(ONE, [asked('CM-PUB/log-on'), good('CM-PUB/reboot')]);
    expect(placeOf(entries, { commands: /^shutdown/ })).toBe(1);
    expect(() => expectSteps(ONE, [good('CM-PUB/reboot'), asked('CM-PUB/log-on')])).toThrow();
    expect(() => placeOf(entries, asked('CM-PUB/log-on'), 1)).toThrow('no entry');
    for (const like of [bad('CM-PUB/reboot'), good('CM-PUB/log-on'), good('CM-PUB/reboot', { seen: /down/ })])
      expect(entries.some((entry) => isLike(entry, like))).toBe(false);
  });
});
