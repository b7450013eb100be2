import { readSecretAs, type SecretReader } from '../../activities/ssh/read-secret.ts';
import type { TypedSecret } from '../../plan/platform/typed-secret.ts';
import type { SecretReference } from '../../plan/types/endpoint.ts';
import { askSecret, canAskSecret, type SecretInput } from '../ask-secret.ts';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { PLATFORM } from '../platform.ts';
import { readCluster } from '../read-cluster.ts';
import { siteOf } from '../read-site.ts';
import { judgeSecret, type ReadValue, type SecretFinding } from './judge-secret.ts';
import { renderFindings } from './render-findings.ts';

const THIS_COMMAND: SecretReader = {
  machine: 'this machine',
  user: 'the user that runs this command',
  setIt: 'set it for this command',
};

/** Reads the secrets of a cluster, holds them to the rules, and says what came of it; the values are forgotten with it. */
export async function checkPasswords(
  context: Context,
  file: string,
  input: SecretInput = process.stdin,
): Promise<ExitCode> {
  const { cluster } = await readCluster(file, undefined, await siteOf(context));
  const findings: SecretFinding[] = [];
  for (const secret of PLATFORM.typedSecretsOf(cluster)) {
    const value = await valueOf(secret, context, input);
    const own = new Map<string, ReadValue>();
    for (const { server, place } of secret.ofServers) own.set(server, await readAt(place));
    findings.push(...judgeSecret(secret, value, own));
  }
  context.output.result({ cluster: cluster.name, findings }, () => renderFindings(findings, context.output.colors));
  return exitCodeOf(findings);
}

/** From where it lies, or from whoever sits at the terminal. */
async function valueOf({ secret, place }: TypedSecret, context: Context, input: SecretInput): Promise<ReadValue> {
  if (place !== null) return readAt(place);
  if (!canAskSecret(input))
    return {
      read: false,
      why: 'the cluster file does not say under secrets where it lies, and nobody is at a terminal to be asked',
    };
  context.output.note(`${secret} (nothing is shown while you type; Enter ends it):`);
  return { read: true, value: await askSecret(input) };
}

async function readAt(place: SecretReference): Promise<ReadValue> {
  try {
    return { read: true, value: await readSecretAs(THIS_COMMAND, place) };
  } catch (error) {
    // Only the reader's own sentence goes on: it names the place, and the error with its stack ends here.
    return { read: false, why: (error as Error).message };
  }
}

/** A broken rule is certain, whatever else could not be read. */
function exitCodeOf(findings: readonly SecretFinding[]): ExitCode {
  if (findings.some(({ verdict }) => verdict === 'refused')) return EXIT.refused;
  return findings.some(({ verdict }) => verdict === 'unknown') ? EXIT.unknown : EXIT.good;
}
