import { expect, inject, test } from 'vitest';
import { rehearse } from './rehearse.ts';
import { first, stopAfterThis } from './scenarios/people.ts';

test('a run that is stopped after the publisher is begun again, and what it set aside is set back by hand to what it was', async () => {
  const { result, journal, violations, events } = await rehearse(
    {
      cluster: 'demo-two-servers',
      peopleBefore: (stage) => ({ behaviours: first('remove-disc', () => stopAfterThis(stage)) }),
    },
    inject('temporalAddress'),
  );
  expect(result?.state).toBe('completed');
  const story = journal.filter(({ step }) => step === 'AAR-PUB/services-set-back-by-hand');
  // Asked once: the machine has seen that it was done.
  expect(story.map(({ kind }) => kind)).toEqual(['asked', 'answered', 'step']);
  expect(story.at(-1)).toMatchObject({ outcome: 'good', evidence: 'observed' });
  const byHand = events.flatMap((one) => (one.kind === 'services window' ? [one.service] : []));
  expect(new Set(byHand)).toEqual(new Set(['Norton AntiVirus Server', 'DefWatch', 'Terminal Services']));
  // The lab itself knows what each service was before the first run.
  expect(violations).toEqual([]);
});
