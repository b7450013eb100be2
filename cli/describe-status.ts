/** What to do where no worker answers. */
export const NO_WORKER = 'start one with `ccmctl worker`; if one runs, look at its log';

export const NAMESPACE_ADVICE =
  'TEMPORAL_NAMESPACE says which is used; `temporal operator namespace list` shows those that are there';
export const ADDRESS_ADVICE =
  'TEMPORAL_ADDRESS or a profile says where it is asked; `ccmctl doctor` shows whether it answers';

const SERVER_LOG = "try again; if it stays so, look at the Temporal server's log";
const ACCESS =
  'its operator says who may do what; TEMPORAL_API_KEY, or `api_key` of a profile, says who we are: `ccmctl doctor` shows how it is reached';

type Words = readonly [message: (said: string) => string, ...advice: readonly string[]];

const WORKER_MISSING: Words = [() => 'the Temporal server answers, but no worker does', NO_WORKER];

/** Every status of gRPC but OK (https://grpc.io/docs/guides/status-codes), as the person at the terminal gets it. */
const STATUSES: Readonly<Record<number, Words>> = {
  // Our own time limit comes as 1 or 4; 9 is the server's word that nobody asks it for work.
  1: WORKER_MISSING,
  2: [(said) => `the Temporal server failed: ${said}`, SERVER_LOG],
  3: [(said) => `the Temporal server does not take what it was sent: ${said}`, 'check the names on the command line'],
  4: WORKER_MISSING,
  5: [(said) => `the Temporal server does not know that: ${said}`, NAMESPACE_ADVICE],
  6: [(said) => `the Temporal server has that already: ${said}`],
  7: [(said) => `the Temporal server does not allow it: ${said}`, ACCESS],
  8: [
    (said) => `the Temporal server has too much to do and took nothing more: ${said}`,
    'try again in a minute; `ccmctl status` shows what has been taken until now',
  ],
  9: WORKER_MISSING,
  10: [(said) => `the Temporal server broke it off: ${said}`, SERVER_LOG],
  11: [(said) => `the Temporal server does not take what it was sent: ${said}`, 'check the names on the command line'],
  12: [
    (said) => `what answers there is no Temporal server, or one that is too old: ${said}`,
    '1.31.2 is the one that was tried; updates must be enabled',
    ADDRESS_ADVICE,
  ],
  13: [(said) => `the Temporal server failed: ${said}`, SERVER_LOG],
  14: [(said) => `the Temporal server does not answer any more: ${said}`, ADDRESS_ADVICE],
  15: [(said) => `the Temporal server has lost data: ${said}`, SERVER_LOG],
  16: [(said) => `the Temporal server does not know who we are: ${said}`, ACCESS],
};

/** The words for a status of Temporal's protocol, with what the server said of it; undefined where there is none. */
export function describeStatus(
  status: number | undefined,
  said: string,
): { readonly message: string; readonly details: readonly string[] } | undefined {
  const words = status === undefined ? undefined : STATUSES[status];
  if (words === undefined) return undefined;
  const [message, ...details] = words;
  return { message: message(withoutStatusName(said)), details };
}

/** gRPC puts number and name of the status before the server's words. */
const withoutStatusName = (said: string): string => said.replace(/^\d+ [A-Z_]+: /, '');
