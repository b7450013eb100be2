import { describeStatus, ADDRESS_ADVICE, NAMESPACE_ADVICE, NO_WORKER } from './describe-status.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { statusCodeOf } from './grpc-status.ts';

/** An error as the person at the terminal gets it. */
export interface ErrorDescription {
  readonly exitCode: ExitCode;
  readonly message: string;
  readonly details: readonly string[];
  /** What a machine gets beside: more than a person would read. */
  readonly document?: Readonly<Record<string, unknown>>;
  /** False: nobody foresaw it, and its stack is worth showing under `--debug`. */
  readonly foreseen: boolean;
}

interface Meaning {
  readonly exitCode: ExitCode | ((error: Error) => ExitCode);
  readonly message: (error: Error) => string;
  readonly details?: (error: Error) => readonly string[];
  readonly document?: (error: Error) => Readonly<Record<string, unknown>>;
}

const own = (error: Error): string => firstLine(error.message);

/** The reason that the workflow gave lies below the client's own words. */
const innermost = (error: Error): string => firstLine((causesOf(error).at(-1) ?? error).message);

const UNREADABLE: Meaning = {
  exitCode: EXIT.unknown,
  message: (error) => `what Temporal keeps of the run cannot be read: ${own(error)}`,
  details: () => [
    'it may be from another release of ccmctl, or from somebody else: look at its page in the Temporal UI',
  ],
};

/** Known classes by their name, so that knowing them costs no import of Temporal. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  ClusterFileError: {
    exitCode: EXIT.usage,
    message: own,
    details: furtherLines,
    document: (error) => ({ problems: Reflect.get(error, 'problems'), count: Reflect.get(error, 'count') }),
  },
  SettingsError: { exitCode: EXIT.usage, message: own, details: furtherLines },
  ReachTemporalError: { exitCode: EXIT.unknown, message: own, details: furtherLines },
  StartTemporalError: { exitCode: EXIT.unknown, message: own, details: furtherLines },
  ProgramNotFoundError: { exitCode: EXIT.unknown, message: own, details: furtherLines },
  WorkflowNotFoundError: { exitCode: EXIT.unknown, message: () => 'Temporal knows no such run' },
  WorkflowUpdateFailedError: { exitCode: EXIT.refused, message: (error) => `refused: ${innermost(error)}` },
  WorkflowFailedError: { exitCode: exitCodeOfFailure, message: innermost, details: furtherLinesOfCause },
  WorkflowUpdateRPCTimeoutOrCancelledError: {
    exitCode: EXIT.unknown,
    message: () => 'no worker took the message in time: whether it still arrives is unknown',
    details: () => [NO_WORKER],
  },
  QueryNotRegisteredError: { exitCode: EXIT.unknown, message: () => 'the run does not answer questions yet' },
  QueryRejectedError: { exitCode: EXIT.unknown, message: own },
  NamespaceNotFoundError: {
    exitCode: EXIT.unknown,
    message: (error) => `there is no such namespace at the Temporal server: ${String(Reflect.get(error, 'namespace'))}`,
    details: () => [NAMESPACE_ADVICE],
  },
  WorkflowExecutionAlreadyStartedError: {
    exitCode: EXIT.refused,
    message: () => 'refused: the cluster has a run already',
  },
  WorkflowExecutionContinuedAsNewError: {
    exitCode: EXIT.unknown,
    message: () => 'the run goes on in another history: ask again',
  },
  ValueError: UNREADABLE,
  PayloadConverterError: UNREADABLE,
  TransportError: {
    exitCode: EXIT.unknown,
    message: (error) => `the Temporal server does not answer: ${own(error)}`,
    details: () => [ADDRESS_ADVICE],
  },
};

/** Names the exit code and the words for any error; an unforeseen one is a failure in one line. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) {
    return { exitCode: EXIT.failed, message: String(error), details: [], foreseen: false };
  }
  if (isCommandError(error)) {
    return { exitCode: error.exitCode, message: error.message, details: error.details, foreseen: true };
  }
  const meaning = MEANINGS[error.name] ?? meaningOfFile(error) ?? meaningOfStatus(error);
  if (!meaning) return { exitCode: EXIT.failed, message: own(error), details: [], foreseen: false };
  return {
    exitCode: typeof meaning.exitCode === 'function' ? meaning.exitCode(error) : meaning.exitCode,
    message: meaning.message(error),
    details: meaning.details?.(error) ?? [],
    ...(meaning.document === undefined ? {} : { document: meaning.document(error) }),
    foreseen: true,
  };
}

/** What the system says of a file or folder that was named, in words; others are told by their code. */
const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of it is no folder',
  EISDIR: 'it is a folder',
  EEXIST: 'something lies there already',
  EACCES: 'you may not do that there',
  EPERM: 'you may not do that there',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
  ELOOP: 'its links go in a circle',
  ENAMETOOLONG: 'its name is too long',
};

/** Calls whose path is no file that somebody has named. */
const NO_FILE = /^(?:connect|listen|spawn)/;

/** A file that the system refuses is one that somebody has named, wherever a command comes upon it. */
function meaningOfFile(error: NodeJS.ErrnoException): Meaning | undefined {
  const { path, code, syscall } = error;
  if (path === undefined || code === undefined || syscall === undefined || NO_FILE.test(syscall)) return undefined;
  return { exitCode: EXIT.usage, message: () => `${path}: ${FILE_PROBLEMS[code] ?? `it cannot be used (${code})`}` };
}

/** gRPC's own word for a failure of which nothing is known. */
const UNKNOWN = 2;

/** An error of Temporal's protocol, whatever class it comes in; undefined for any other. */
function meaningOfStatus(error: Error): Meaning | undefined {
  const described = describeStatus(
    statusCodeOf(error) ?? (error.name === 'ServiceError' ? UNKNOWN : undefined),
    innermost(error),
  );
  return described && { exitCode: EXIT.unknown, message: () => described.message, details: () => described.details };
}

const isCommandError = (error: Error): error is Error & { exitCode: ExitCode; details: readonly string[] } =>
  error.name === 'CommandError' && 'exitCode' in error && 'details' in error;

/** Some classes put one problem on each line of their message. */
function furtherLines(error: Error): readonly string[] {
  return error.message.split('\n').slice(1);
}

function furtherLinesOfCause(error: Error): readonly string[] {
  return furtherLines(causesOf(error).at(-1) ?? error);
}

/** What a failed run's own type of failure says to the shell. */
const FAILURE_EXITS: Readonly<Record<string, ExitCode>> = {
  CLUSTER_FILE_INVALID: EXIT.usage,
  PLAN_REFUSED: EXIT.refused,
};

/** The type stands on the workflow's own failure, or on the activity's that it has passed on. */
function exitCodeOfFailure(error: Error): ExitCode {
  const types = causesOf(error).map((cause): unknown => Reflect.get(cause, 'type'));
  const known = types.find((type): type is string => typeof type === 'string' && type in FAILURE_EXITS);
  return known === undefined ? EXIT.failed : (FAILURE_EXITS[known] ?? EXIT.failed);
}

function causesOf(error: Error): readonly Error[] {
  return error.cause instanceof Error ? [error.cause, ...causesOf(error.cause)] : [];
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
