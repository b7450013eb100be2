import { mkdir, readdir, readFile } from 'node:fs/promises';
import * as temporal from '@temporalio/client';
import {
  QueryNotRegisteredError,
  ServiceError,
  WorkflowFailedError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ActivityFailure, ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { CommandError } from '../../cli/command-error.ts';
import { describeError } from '../../cli/describe-error.ts';
import { EXIT } from '../../cli/exit-codes.ts';
import { ClusterFileError } from '../../config/problem.ts';
import { SettingsError } from '../../config/settings-error.ts';
import { ProgramNotFoundError } from '../../worker/temporal/find-or-get.ts';
import { ReachTemporalError } from '../../worker/temporal/reach-temporal-error.ts';
import { StartTemporalError } from '../../worker/temporal/start-server.ts';

const grpc = (code: number, details: string): Error => Object.assign(new Error(details), { code, details });

const runFailed = (cause: Error): Error => new WorkflowFailedError('x', cause, 'NON_RETRYABLE_FAILURE');
const asked = (code: number, details: string): Error => new ServiceError('x', { cause: grpc(code, details) });
const nonRetryable = (message: string, type?: string): Error => ApplicationFailure.nonRetryable(message, type);
const updateRefused = new WorkflowUpdateFailedError('Workflow Update failed', nonRetryable('The run is held already.'));
const fileInvalid = nonRetryable('to: is no release', 'CLUSTER_FILE_INVALID');
const activityFailed = new ActivityFailure('y', 'readClusterFile', '1', 'NON_RETRYABLE_FAILURE', 'worker', fileInvalid);
const noWorkerTook = new WorkflowUpdateRPCTimeoutOrCancelledError('timed out');

// Temporal's own classes: were one renamed, this table would notice.
const KNOWN: readonly (readonly [string, Error, number, RegExp])[] = [
  ['an invalid cluster file', new ClusterFileError(['x.yaml:1: a', 'x.yaml:2: b']), EXIT.usage, /^x\.yaml:1: a$/],
  ['an unusable environment', new SettingsError('TEMPORAL_ADDRESS is "x": no'), EXIT.usage, /TEMPORAL_ADDRESS/],
  ['a foreseen end', new CommandError(EXIT.refused, 'refused: no'), EXIT.refused, /^refused: no$/],
  ['a refused update', updateRefused, EXIT.refused, /^refused: The run is held already\.$/],
  [
    'a server of the settings that is not there',
    new ReachTemporalError('no server\nat all'),
    EXIT.unknown,
    /^no server$/,
  ],
  ['a server that does not start', new StartTemporalError('it ended\nlog'), EXIT.unknown, /^it ended$/],
  ['a program that is nowhere', new ProgramNotFoundError('none\n- PATH: no'), EXIT.unknown, /^none$/],
  ['a plan that is refused', runFailed(nonRetryable('no rule\nat all', 'PLAN_REFUSED')), EXIT.refused, /^no rule$/],
  ['a file that an activity found invalid', runFailed(activityFailed), EXIT.usage, /^to: is no release$/],
  ['a run that failed otherwise', runFailed(nonRetryable('boom')), EXIT.failed, /^boom$/],
  ['no such run', new WorkflowNotFoundError('not found', 'ccm/x', undefined), EXIT.unknown, /no such run/],
  ['a message without a worker', noWorkerTook, EXIT.unknown, /no worker took the message/],
  ['a question without a handler', new QueryNotRegisteredError('x', 3), EXIT.unknown, /does not answer questions/],
  ['a question without a worker', asked(4, 'late'), EXIT.unknown, /no worker does/],
  ['a question whose deadline came as a cancellation', asked(1, 'Call cancelled'), EXIT.unknown, /no worker does/],
  ['a question no worker polls for', asked(9, 'none'), EXIT.unknown, /no worker does/],
  ['a server that went away', asked(14, 'gone'), EXIT.unknown, /^the Temporal server does not answer any more: gone$/],
];

describe('the exit code of a known error', () => {
  it.each(KNOWN)('%s', (_name, error, exitCode, message) => {
    const described = describeError(error);
    expect(described.exitCode).toBe(exitCode);
    expect(described.message).toMatch(message);
    expect(described.message).not.toContain('\n');
    expect(described.foreseen).toBe(true);
  });

  it('has every further problem of a file on a line of its own', () => {
    expect(describeError(new ClusterFileError(['a', 'b', 'c'])).details).toEqual(['b', 'c']);
  });
});

/** Of what no command uses: failures inside of others, activities without a workflow, schedules, Nexus, versions. */
const UNUSED =
  /^(?:Activity|ApplicationFailure|CancelledFailure|ChildWorkflowFailure|ServerFailure|TemporalFailure|TerminatedFailure|TimeoutFailure|CompleteAsync|ExternalStorage|IllegalState|Schedule|BuildId|Nexus)/;

describe("every error of Temporal's client that a user can bring about", () => {
  const names = Object.values(temporal).flatMap((value: unknown) =>
    typeof value === 'function' && value.prototype instanceof Error ? [value.prototype.name] : [],
  );

  it.each(names.filter((name) => !UNUSED.test(name)))('%s has words of its own', (name) => {
    const error = Object.assign(new Error('as the server said'), { name });
    expect(describeError(error).foreseen).toBe(true);
    expect(describeError(error).message).not.toContain(name);
  });
});

describe('every status of gRPC', () => {
  const statuses = Array.from({ length: 16 }, (_, index) => index + 1);

  it.each(statuses)('%i has words, whatever class it comes in, and no name of a protocol', (status) => {
    const plain = grpc(status, `${status} SOME_STATUS: as the server said`);
    const described = [plain, new ServiceError('Failed to do it', { cause: plain })].map(describeError);
    expect(described[0]).toEqual(described[1]);
    const [{ message, details, exitCode, foreseen } = describeError(undefined)] = described;
    expect({ exitCode, foreseen }).toEqual({ exitCode: EXIT.unknown, foreseen: true });
    expect([message, ...details].join(' ')).not.toContain('SOME_STATUS');
    expect(message.includes('as the server said') || /no worker does/.test(message)).toBe(true);
  });
});

describe('what the system says of a file that was named', () => {
  const here = new URL(import.meta.url).pathname;

  it.each<[string, () => Promise<unknown>, string]>([
    ['a file in the place of a folder', () => mkdir(`${here}/below`, { recursive: true }), 'a part of it is no folder'],
    ['no such folder', () => readdir('/no/such/folder'), 'there is no such file or folder'],
    ['a name that is too long', () => readFile(`/tmp/${'x'.repeat(300)}`), 'its name is too long'],
  ])('is told in words with its path: %s', async (_what, use, words) => {
    const error = await use().catch((thrown: unknown) => thrown);
    expect(describeError(error)).toMatchObject({ exitCode: EXIT.usage, foreseen: true });
    expect(describeError(error).message).toMatch(new RegExp(`^/.*: ${words}$`));
  });

  it('is no file where a program cannot be started or a socket not be reached', () => {
    const error = (syscall: string) => Object.assign(new Error('no'), { path: '/x', code: 'ENOENT', syscall });
    for (const syscall of ['spawn /x', 'connect', 'listen']) expect(describeError(error(syscall)).foreseen).toBe(false);
  });
});

describe('an unknown error', () => {
  it.each([[new TypeError('x is not a function\nat y')], ['a thrown text'], [undefined]])(
    'is a failure in one line: %s',
    (error) => {
      const described = describeError(error);
      expect(described.exitCode).toBe(EXIT.failed);
      expect(described.foreseen).toBe(false);
      expect(described.message).not.toContain('\n');
    },
  );
});
