import type { HowToConnect } from '../../config/temporal-access.ts';
import { lookAtTransport, type Transport } from './look-at-transport.ts';
import { ReachTemporalError } from './reach-temporal-error.ts';

/** gRPC statuses (https://grpc.io/docs/guides/status-codes) of a server that does not take us for who we say we are. */
const REFUSED: readonly unknown[] = [7, 16];

const START = 'start one with `ccmctl dev`, or say where one is with TEMPORAL_ADDRESS=host:port, or with --profile';
const AUTHORITY =
  'name the certificate of its authority with TEMPORAL_TLS_SERVER_CA_CERT_PATH, or `server_ca_cert_path` of the profile; ' +
  'it is always verified, whatever TEMPORAL_TLS_DISABLE_HOST_VERIFICATION says';
const SERVER_NAME =
  'reach it by that name, or say with TEMPORAL_TLS_SERVER_NAME, or `server_name` of the profile, which name it has to have';
const CLIENT_CERTIFICATE =
  'name a certificate that it takes with TEMPORAL_TLS_CLIENT_CERT_PATH and its key with TEMPORAL_TLS_CLIENT_KEY_PATH, or ' +
  '`client_cert_path` and `client_key_path` of the profile';
const API_KEY = 'set it with TEMPORAL_API_KEY, or `api_key` of the profile';
const ASK_FOR_TLS = 'ask for TLS: TEMPORAL_TLS=true, or a table `tls` in the profile';
const ASK_FOR_NONE = 'ask for none: TEMPORAL_TLS=false, or `disabled = true` in the table `tls` of the profile';

/** What OpenSSL calls a certificate that it does not trust: what to say of the server, and what to do. */
const UNTRUSTED: Readonly<Record<string, readonly [says: string, toDo: string]>> = {
  CERT_HAS_EXPIRED: ['has a certificate that has expired', 'its operator has to renew it'],
  CERT_NOT_YET_VALID: ['has a certificate that is not valid yet', 'compare the clocks of both machines'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['has a certificate of another name', SERVER_NAME],
  ...Object.fromEntries(
    [
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'CERT_SIGNATURE_FAILURE',
    ].map((code) => [code, ['has a certificate of an authority that is not known here', AUTHORITY] as const]),
  ),
};

/** Why no connection came about, and what to do next: looks at the server where the client of gRPC does not say. */
export async function whyUnreached(how: HowToConnect, error: unknown): Promise<ReachTemporalError> {
  const status = statusOf(error);
  if (REFUSED.includes(status)) return new ReachTemporalError(refusal(how).join('\n'), { cause: error });
  const seen = status === undefined ? await lookAtTransport(how.address, how.tls) : ({ kind: 'answers' } as const);
  return tellTransport(how, seen, error);
}

/** The same of what was seen already. */
export const tellTransport = (how: HowToConnect, seen: Transport, error?: unknown): ReachTemporalError =>
  new ReachTemporalError(wordsFor(how, seen, error).join('\n'), { cause: error });

/** What to say of a server that takes no call without an API key, or not with this one. */
const refusal = ({ address, apiKey }: HowToConnect): readonly string[] =>
  apiKey === undefined
    ? [`the Temporal server at ${address} does not know who we are: no API key was shown`, API_KEY]
    : [`the Temporal server at ${address} does not take the API key`, `correct it: ${API_KEY}`];

function wordsFor({ address, tls }: HowToConnect, seen: Transport, error: unknown): readonly string[] {
  const server = `the Temporal server at ${address}`;
  switch (seen.kind) {
    case 'nobody':
      return [`no Temporal server answers at ${address}${seen.code === 'ECONNREFUSED' ? '' : `: ${seen.why}`}`, START];
    case 'plain':
      return [`${server} speaks no TLS, and TLS is asked for`, ASK_FOR_NONE];
    case 'secure':
      return [`${server} speaks TLS alone, and none is asked for`, ASK_FOR_TLS];
    case 'refused':
      return tls?.clientCertPair
        ? [`${server} does not take the client certificate (${seen.why})`, CLIENT_CERTIFICATE]
        : [`${server} ends the connection for want of a client certificate (${seen.why})`, CLIENT_CERTIFICATE];
    case 'untrusted': {
      const [says, toDo] = UNTRUSTED[seen.code] ?? [`cannot be reached by TLS`, 'ask its operator'];
      return [`${server} ${says} (${seen.why})`, toDo];
    }
    case 'answers':
      return [`what answers at ${address} is no Temporal server, or it has no time: ${firstLine(error)}`, START];
  }
}

/** The status of an error of the client, which puts its own words around that of gRPC. */
function statusOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  const code: unknown = Reflect.get(error, 'code');
  // The native connection has no status of its own but in its words.
  if (error.name === 'TransportError') return NATIVE_REFUSAL.test(error.message) ? REFUSED[1] : undefined;
  return typeof code === 'number' ? code : statusOf(error.cause);
}

const NATIVE_REFUSAL = /valid authentication credentials|does not have permission/;

const firstLine = (error: unknown): string =>
  String((error as Error | undefined)?.message ?? 'no reason told').split('\n', 1)[0] ?? '';
