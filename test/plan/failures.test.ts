import { describe, expect, it } from 'vitest';
import { FAILURES, NON_RETRYABLE } from '../../plan/failures.ts';

describe('failures', () => {
  it.each(Object.entries(FAILURES))('%s says what it means and what comes next', (code, failure) => {
    expect(code).toMatch(/^[A-Z_]+$/);
    expect(failure.meaning).toMatch(/\.$/);
    expect(failure.next).toMatch(/\.$/);
  });

  it('are never retried where a command may have had its effect already', () => {
    expect(NON_RETRYABLE).toEqual(expect.arrayContaining(['CONNECTION_LOST', 'COMMAND_TIMED_OUT', 'NOT_RESOLVED']));
    expect(NON_RETRYABLE).not.toContain('UNREACHABLE');
  });
});
