import { randomBytes } from 'node:crypto';
import { readSecretAs } from '../../activities/ssh/read-secret.ts';
import { startCodecServer, type CodecServerOptions } from '../../worker/codec/codec-server.ts';
import { openEncryption } from '../../worker/codec/open-conversion.ts';
import { CommandError } from '../command-error.ts';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { untilAborted } from '../until-aborted.ts';

/** What `ccmctl codec` was asked for. */
export interface CodecRequest {
  /** Text of the port. */
  readonly port: string;
  /** Where the Temporal UI is. */
  readonly origin: string;
  /** File of the token; undefined: one is made. */
  readonly tokenFile: string | undefined;
}

const READER = { machine: 'this machine', user: 'the user that this runs as', setIt: 'set it, and start this again' };

/** Guessing a shorter one is no longer hopeless, in letters. */
const SHORTEST_TOKEN = 16;

/** Runs the codec server until Ctrl-C. Throws CommandError (usage) for a port, an origin or a token that cannot be used. */
export async function serveCodec(context: Context, request: CodecRequest): Promise<ExitCode> {
  const settings = await context.settings();
  const interruption = context.interruption();
  const { namespace } = settings.temporal;
  const found = await openEncryption(settings, namespace);
  if (found === null) {
    throw new CommandError(EXIT.usage, `nothing is encrypted in namespace ${namespace}`, [
      'name a file with keys for it with CCMCTL_CODEC_KEYS',
    ]);
  }
  const origin = originOf(request.origin);
  const token =
    request.tokenFile === undefined ? randomBytes(24).toString('base64url') : await tokenIn(request.tokenFile);
  const server = await started({ encryption: found.encryption, namespace, origin, token, port: portOf(request.port) });
  // A token that was made here is told here, or nobody could use it; one out of a file is its owner's.
  const endpoint = request.tokenFile === undefined ? `${server.address}/${token}` : server.address;
  try {
    context.output.result({ endpoint, origin, namespace, keys: found.ids }, () =>
      [
        `codec server for namespace ${namespace}: ${endpoint}`,
        `the UI at ${origin} takes it under the symbol with the glasses, as your browser's endpoint; the command: temporal --codec-endpoint`,
        ...(request.tokenFile === undefined
          ? []
          : ['with the token as a part of the path behind it, or as a bearer token']),
        `keys: ${found.ids.join(', ')}; Ctrl-C ends it`,
      ].join('\n'),
    );
    await untilAborted(interruption);
  } finally {
    await server.close();
  }
  return EXIT.good;
}

async function started(options: CodecServerOptions): ReturnType<typeof startCodecServer> {
  try {
    return await startCodecServer(options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new CommandError(EXIT.usage, `port ${options.port} is taken`, ['name another one with --port']);
  }
}

function originOf(text: string): string {
  const origin = URL.canParse(text) ? new URL(text).origin : 'null';
  if (origin !== 'null') return origin;
  throw new CommandError(EXIT.usage, `--origin ${text} is no address of a UI`, ['such as https://temporal-ui.example']);
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new CommandError(EXIT.usage, `--port ${text} is no port`, ['name one from 1 to 65535, or 0 for any free one']);
}

async function tokenIn(file: string): Promise<string> {
  const token = await readSecretAs(READER, { file }).catch((error: Error) => {
    throw new CommandError(EXIT.usage, `the token: ${error.message}`);
  });
  if (/^[A-Za-z0-9._~-]+$/.test(token) && token.length >= SHORTEST_TOKEN) return token;
  throw new CommandError(
    EXIT.usage,
    `the token in ${file} is no word of at least ${SHORTEST_TOKEN} letters, digits and - . _ ~`,
    ['make one with: openssl rand -hex 24'],
  );
}
