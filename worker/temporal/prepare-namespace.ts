import type { Connection } from '@temporalio/client';
import { addSearchAttributes, findAttributeGaps } from './search-attributes.ts';

/** The server or the namespace cannot be used; the first line says why, each further one what to do. */
export class ReachTemporalError extends Error {
  override readonly name = 'ReachTemporalError';
}

/** A run's history is its audit trail: a namespace that forgets ended runs sooner than this is worth a word; in days. */
export const SHORT_RETENTION = 30;

/** gRPC statuses (https://grpc.io/docs/guides/status-codes) that say what is wrong with a namespace. */
const NOT_FOUND = 5;
const REFUSED: readonly number[] = [7, 16];

/**
 * Sees that a namespace can hold our runs, and gives it the search attributes that it lacks.
 * @returns what is not as it should be, but hinders no run; one sentence each
 * @throws ReachTemporalError that says what is wrong and which command mends it
 */
export async function prepareNamespace(
  connection: Connection,
  address: string,
  namespace: string,
): Promise<readonly string[]> {
  const retentionDays = await readRetention(connection, address, namespace);
  const { missing, mistyped } = await findAttributeGaps(connection, namespace);
  if (mistyped.length > 0) throw wrongTypes(mistyped, address, namespace);
  if (missing.length > 0) {
    await addSearchAttributes(connection, namespace, missing).catch((error: unknown) => {
      throw new ReachTemporalError(
        [
          `namespace ${namespace} of ${address} lacks the search attributes ${missing.join(', ')}, and they cannot be ` +
            `added from here (${String((error as Error).message)})`,
          ...missing.map((name) => attributeCommand('create', address, namespace, `--name ${name} --type Keyword`)),
        ].join('\n'),
        { cause: error },
      );
    });
  }
  return retentionDays < SHORT_RETENTION ? [shortRetention(retentionDays, address, namespace)] : [];
}

/**
 * Days for which the namespace keeps ended runs.
 * @throws ReachTemporalError where the namespace is not there or does not let us in
 */
export async function readRetention(connection: Connection, address: string, namespace: string): Promise<number> {
  try {
    const { config } = await connection.workflowService.describeNamespace({ namespace });
    return Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0) / 86_400;
  } catch (error) {
    throw unusable(error, address, namespace);
  }
}

function unusable(error: unknown, address: string, namespace: string): unknown {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (code === NOT_FOUND) {
    return new ReachTemporalError(
      [
        `there is no namespace ${namespace} (TEMPORAL_NAMESPACE) at the Temporal server at ${address}`,
        `create it: temporal operator namespace create --address ${address} --namespace ${namespace} --retention 8760h`,
        'or name one that is there with TEMPORAL_NAMESPACE',
      ].join('\n'),
      { cause: error },
    );
  }
  if (typeof code === 'number' && REFUSED.includes(code)) {
    return new ReachTemporalError(
      [
        `the Temporal server at ${address} does not let us into namespace ${namespace} (TEMPORAL_NAMESPACE)`,
        'ccmctl connects without TLS and without an API key: use a server that takes such connections',
      ].join('\n'),
      { cause: error },
    );
  }
  return error;
}

function wrongTypes(
  mistyped: readonly { readonly name: string; readonly type: string }[],
  address: string,
  namespace: string,
): ReachTemporalError {
  const found = mistyped.map(({ name, type }) => `${name} is ${type}`).join(', ');
  return new ReachTemporalError(
    [
      `search attributes of namespace ${namespace} of ${address} have the wrong type, and a run would stand still: ` +
        `${found}; Keyword is needed`,
      ...mistyped.flatMap(({ name }) => [
        attributeCommand('remove', address, namespace, `--name ${name}`),
        attributeCommand('create', address, namespace, `--name ${name} --type Keyword`),
      ]),
      'or use a namespace of its own for ccmctl (TEMPORAL_NAMESPACE)',
    ].join('\n'),
  );
}

const attributeCommand = (verb: string, address: string, namespace: string, what: string): string =>
  `temporal operator search-attribute ${verb} --address ${address} --namespace ${namespace} ${what}`;

const shortRetention = (days: number, address: string, namespace: string): string =>
  `namespace ${namespace} forgets a run ${days < 1 ? `${Math.round(days * 24)} hours` : `${Math.round(days)} ${days < 1.5 ? 'day' : 'days'}`} after ` +
  `its end, and its history is the audit trail; longer: ${retentionCommand(address, namespace)}`;

/** The command that makes a namespace keep ended runs for a year. */
export const retentionCommand = (address: string, namespace: string): string =>
  `temporal operator namespace update --address ${address} --namespace ${namespace} --retention 8760h`;
