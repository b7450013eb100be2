import type { Connection } from '@temporalio/client';
import type { TemporalAccess } from '../../config/temporal-access.ts';
import { ReachTemporalError } from './reach-temporal-error.ts';
import { addSearchAttributes, findAttributeGaps, SEARCH_ATTRIBUTES } from './search-attributes.ts';

/** Which namespace of which server; with the profile that the `temporal` command reaches it by, where one was named. */
export type NamespacePlace = Pick<TemporalAccess, 'address' | 'namespace' | 'profile'>;

/** A run's history is its audit trail: a namespace that forgets ended runs sooner than this is worth a word; in days. */
export const SHORT_RETENTION = 30;

/** gRPC statuses (https://grpc.io/docs/guides/status-codes) that say what is wrong with a namespace. */
const NOT_FOUND = 5;
const REFUSED: readonly unknown[] = [7, 16];

const statusOf = (error: unknown): unknown => (error instanceof Error ? Reflect.get(error, 'code') : undefined);

/**
 * Sees that a namespace can hold our runs, and gives it the search attributes that it lacks.
 * @returns what is not as it should be, but hinders no run; one sentence each
 * @throws ReachTemporalError that says what is wrong and which command mends it
 */
export async function prepareNamespace(connection: Connection, place: NamespacePlace): Promise<readonly string[]> {
  const { address, namespace } = place;
  const retentionDays = await readRetention(connection, place);
  const short = retentionDays < SHORT_RETENTION ? [shortRetention(retentionDays, place)] : [];
  const gaps = await findAttributeGaps(connection, namespace).catch((error: unknown) => {
    // Temporal Cloud, and whoever keeps its operator's calls from others, shows them to nobody.
    if (!REFUSED.includes(statusOf(error))) throw error;
    return null;
  });
  if (gaps === null) return [...short, unseenAttributes(place)];
  const { missing, mistyped } = gaps;
  if (mistyped.length > 0) throw wrongTypes(mistyped, place);
  if (missing.length > 0) {
    await addSearchAttributes(connection, namespace, missing).catch((error: unknown) => {
      throw new ReachTemporalError(
        [
          `namespace ${namespace} of ${address} lacks the search attributes ${missing.join(', ')}, and they cannot be ` +
            `added from here (${String((error as Error).message)})`,
          ...missing.map((name) => attributeCommand('create', place, `--name ${name} --type Keyword`)),
        ].join('\n'),
        { cause: error },
      );
    });
  }
  return short;
}

/**
 * Days for which the namespace keeps ended runs.
 * @throws ReachTemporalError where the namespace is not there or does not let us in
 */
export async function readRetention(connection: Connection, place: NamespacePlace): Promise<number> {
  const { namespace } = place;
  try {
    const { config } = await connection.workflowService.describeNamespace({ namespace });
    return Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0) / 86_400;
  } catch (error) {
    throw unusable(error, place);
  }
}

function unusable(error: unknown, place: NamespacePlace): unknown {
  const { address, namespace } = place;
  const code = statusOf(error);
  if (code === NOT_FOUND) {
    return new ReachTemporalError(
      [
        `there is no namespace ${namespace} (TEMPORAL_NAMESPACE) at the Temporal server at ${address}`,
        `create it: temporal operator namespace create ${flagsOf(place)} --retention 8760h`,
        'or name one that is there with TEMPORAL_NAMESPACE',
      ].join('\n'),
      { cause: error },
    );
  }
  if (REFUSED.includes(code)) {
    return new ReachTemporalError(
      [
        `the Temporal server at ${address} does not let us into namespace ${namespace} (TEMPORAL_NAMESPACE)`,
        'its operator says who may use which namespace; `ccmctl doctor` shows how Temporal is reached',
      ].join('\n'),
      { cause: error },
    );
  }
  return error;
}

function wrongTypes(
  mistyped: readonly { readonly name: string; readonly type: string }[],
  place: NamespacePlace,
): ReachTemporalError {
  const { address, namespace } = place;
  const found = mistyped.map(({ name, type }) => `${name} is ${type}`).join(', ');
  return new ReachTemporalError(
    [
      `search attributes of namespace ${namespace} of ${address} have the wrong type, and a run would stand still: ` +
        `${found}; Keyword is needed`,
      ...mistyped.flatMap(({ name }) => [
        attributeCommand('remove', place, `--name ${name}`),
        attributeCommand('create', place, `--name ${name} --type Keyword`),
      ]),
      'or use a namespace of its own for ccmctl (TEMPORAL_NAMESPACE)',
    ].join('\n'),
  );
}

/** How the `temporal` command is told the same place; TLS and API key it takes from the same variables or profile. */
const flagsOf = ({ address, namespace, profile }: NamespacePlace): string =>
  `${profile === undefined ? '' : `--profile ${profile} `}--address ${address} --namespace ${namespace}`;

const attributeCommand = (verb: string, place: NamespacePlace, what: string): string =>
  `temporal operator search-attribute ${verb} ${flagsOf(place)} ${what}`;

const unseenAttributes = ({ namespace }: NamespacePlace): string =>
  `the server does not show which search attributes namespace ${namespace} has, and a run stands still where one is ` +
  `missing: it needs ${SEARCH_ATTRIBUTES.join(', ')}, each a Keyword`;

const shortRetention = (days: number, place: NamespacePlace): string =>
  `namespace ${place.namespace} forgets a run ${days < 1 ? `${Math.round(days * 24)} hours` : `${Math.round(days)} ${days < 1.5 ? 'day' : 'days'}`} after ` +
  `its end, and its history is the audit trail; longer: ${retentionCommand(place)}`;

/** The command that makes a namespace keep ended runs for a year. */
export const retentionCommand = (place: NamespacePlace): string =>
  `temporal operator namespace update ${flagsOf(place)} --retention 8760h`;
