import { expect, it } from 'vitest';
import { NO_RUNS } from '../../activities/recall/recorded-runs.ts';
import { createActivities } from '../../activities/create-activities.ts';
import type { Platform } from '../../plan/platform/platform.ts';
import { CALLMANAGER4 } from '../../platforms/callmanager4/platform.ts';
import { TOY } from '../platforms/toy/toy-platform.ts';
import { siteWith } from './scripted-site.ts';

const activitiesOf = (platform: Platform): readonly string[] =>
  Object.keys(
    createActivities({
      platform,
      site: siteWith({}),
      runs: NO_RUNS,
      readResults: () => Promise.resolve([]),
      firstRunOf: () => Promise.reject(new Error('no run')),
      historyOf: () => Promise.reject(new Error('no run')),
    }),
  );

it.each([CALLMANAGER4, TOY])('every check and action of $name is an activity of its own name', (platform) => {
  expect(activitiesOf(platform)).toEqual(
    expect.arrayContaining([...platform.checks.keys(), ...platform.actions.keys()]),
  );
});

it('no check and no action takes the place of another activity', () => {
  const any = {
    arguments: (value: unknown): value is object => typeof value === 'object',
    tells: 'anything',
    byEye: [],
    atConsole: '',
  };
  for (const name of activitiesOf(TOY)) {
    if (!TOY.checks.has(name))
      expect(() => activitiesOf({ ...TOY, checks: new Map([...TOY.checks, [name, any]]) })).toThrow(`two activities are called ${name}`); // prettier-ignore
    if (!TOY.actions.has(name))
      expect(() => activitiesOf({ ...TOY, actions: new Map([...TOY.actions, [name, any]]) })).toThrow(`two activities are called ${name}`); // prettier-ignore
  }
});
