import { describe, expect, it } from 'vitest';
import type { PromptPolicy } from '../../plan/types/site-rules.ts';
import type { Voice } from '../../plan/types/voice.ts';
import { agreed, answerOf, countOf, mayGive, needsOf, promptPolicyOf, withVoice } from '../../plan/voices.ts';

const PLAIN = promptPolicyOf(null, 'approval');
const policy = (given: Partial<PromptPolicy>): PromptPolicy => ({ ...PLAIN, ...given });
const ada = { name: 'Ada Okafor', roles: ['approver'] as const, groups: ['board'] };
const nobody = { requester: undefined, doers: [] };
const voice = (name: string, value = 'done', note?: string): Voice => ({
  ...{ name, value },
  ...(note === undefined ? {} : { note }),
  signed: {
    statement: { workflow: '', firstRun: '', prompt: 'p#1', value, by: name, plan: '', nonce: '' },
  },
});

describe('whether a voice counts', () => {
  it.each([
    ['nobody is excluded', {}, nobody, true],
    ['they are in one of the groups', { groups: ['night', 'board'] }, nobody, true],
    ['they are in none of the groups', { groups: ['night'] }, nobody, false],
    ['somebody else started the run', { notRequester: true }, { requester: 'Ben', doers: [] }, true],
    [
      'they started the run, in another spelling',
      { notRequester: true },
      { requester: 'ADA  okafor', doers: [] },
      false,
    ],
    ['nobody says who started it', { notRequester: true }, nobody, false],
    ['somebody else did the work', { notDoer: true }, { requester: undefined, doers: ['Ben'] }, true],
    ['they did the work', { notDoer: true }, { requester: undefined, doers: ['Ben', 'Ada Okafor'] }, false],
    ['they did it, and nobody minds', {}, { requester: 'Ada Okafor', doers: ['Ada Okafor'] }, true],
  ])('where %s', (_, given, involved, ok) => expect(mayGive(policy(given), ada, involved).ok).toBe(ok));
});

describe('as many people as the site wants', () => {
  const two = policy({ people: 2 });

  it('have to say the same, each of them once', () => {
    const once = withVoice([], voice('Ada'));
    expect(agreed(once, two)).toBeNull();
    expect(agreed(withVoice(once, voice('Ada')), two)).toBeNull();
    expect(agreed(withVoice(once, voice('Ben', 'stop')), two)).toBeNull();
    expect(agreed(withVoice(once, voice('Ben')), two)).toHaveLength(2);
    expect(countOf(once, two)).toBe(' (1 of 2)');
    expect(countOf(once, PLAIN)).toBe('');
  });

  it('take back what they have said by saying something else', () => {
    const turned = withVoice(withVoice([], voice('Ada', 'stop')), voice('Ada', 'done'));
    expect(agreed(withVoice(turned, voice('Ben', 'done')), two)).toHaveLength(2);
    expect(agreed(withVoice(turned, voice('Ben', 'stop')), two)).toBeNull();
  });

  it('stand together in the answer, with all their notes', () => {
    const voices = [voice('Ada', 'accept', 'the board knows'), voice('Ben', 'accept', 'seen')];
    expect(answerOf('p#1', voices)).toMatchObject({
      by: 'Ada and Ben',
      value: 'accept',
      note: 'the board knows; seen',
    });
    expect(answerOf('p#1', voices).given).toHaveLength(2);
  });
});

it('what a site wants is told in words, and nothing where one word is enough', () => {
  expect(needsOf(PLAIN)).toBeUndefined();
  const strict = policy({ signed: true, people: 2, groups: ['board'], notRequester: true, notDoer: true });
  for (const word of ['signed', '2 people', 'board', 'asked for it', 'did the step'])
    expect(needsOf(strict)).toContain(word);
});
