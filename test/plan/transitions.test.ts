import { describe, expect, it } from 'vitest';
import { TRANSITIONS, permissionOf, type MessageName } from '../../plan/transitions.ts';
import type { RunState } from '../../plan/types/run.ts';

/** Written from what each message means, state by state: `+` where it is allowed. */
const EXPECTED: readonly (readonly [RunState, Readonly<Record<MessageName, string>>])[] = [
  ['planning', { approve: '', answer: '', hold: '', resume: '', stop: '+' }],
  ['awaiting approval', { approve: '+', answer: '', hold: '', resume: '', stop: '+' }],
  ['running', { approve: '', answer: '+', hold: '+', resume: '', stop: '+' }],
  ['held', { approve: '', answer: '+', hold: '', resume: '+', stop: '+' }],
  ['stopping', { approve: '', answer: '+', hold: '', resume: '', stop: '' }],
  ['stopped', { approve: '', answer: '', hold: '', resume: '', stop: '' }],
  ['completed', { approve: '', answer: '', hold: '', resume: '', stop: '' }],
];

const CELLS = EXPECTED.flatMap(([state, row]) =>
  (Object.keys(row) as MessageName[]).map((message) => [message, state, row[message] === '+'] as const),
);

describe('messages to a run', () => {
  it.each(CELLS)('%s while %s: %s', (message, state, isAllowed) => {
    const permission = permissionOf(message, state);
    expect(permission.ok).toBe(isAllowed);
    if (!permission.ok) expect(permission.why).toMatch(/^[A-Z].{10,}\.$/);
  });

  it('have a row for each message and a cell for each state, and no more', () => {
    expect(Object.keys(TRANSITIONS).length * EXPECTED.length).toBe(CELLS.length);
    for (const row of Object.values(TRANSITIONS)) expect(Object.keys(row)).toEqual(EXPECTED.map(([state]) => state));
  });

  it('never offer to cancel: a cancelled installer costs a new operating system', () => {
    expect(Object.keys(TRANSITIONS)).not.toContain('cancel');
  });
});
