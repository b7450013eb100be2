import { expect, inject, test } from 'vitest';
import { rehearse } from './rehearse.ts';
import { REPLACE_PUBLISHER_FROM_RESTORATION } from './scenarios/replace-publisher.ts';

test('a replacement that was stopped after the installation goes on from the restoration, and nothing before it is done again', async () => {
  const { result, plan, journal, violations, events } = await rehearse(
    REPLACE_PUBLISHER_FROM_RESTORATION,
    inject('temporalAddress'),
  );
  expect(result?.state).toBe('completed');
  expect(plan?.begins).toBe('the stage restoration');
  const steps = journal.filter(({ kind }) => kind === 'step');
  expect(steps.slice(0, 3).map(({ step, outcome, evidence }) => [step, outcome, evidence])).toEqual([
    ['cluster/taken-for-done-preparation', 'good', expect.stringContaining('claimed by ')],
    ['AAR-PUB/same-name', 'good', 'observed'],
    ['AAR-PUB/version', 'good', 'observed'],
  ]);
  expect(steps.map(({ step }) => step)).toContain('AAR-PUB/restored');
  expect(steps.map(({ step }) => step)).not.toContain('AAR-PUB/wizard');
  expect(events.length).toBeGreaterThan(0);
  expect(violations).toEqual([]);
});
