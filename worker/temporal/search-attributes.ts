import type { Connection } from '@temporalio/client';
import {
  awaitingAttribute,
  clusterAttribute,
  procedureAttribute,
  serverAttribute,
  stageAttribute,
} from '../../workflows/messages.ts';

/** Number of the type Keyword in Temporal's protocol (`IndexedValueType`). */
const KEYWORD = 2;

/** Names of the search attributes that runs keep up to date; each holds a keyword. */
export const SEARCH_ATTRIBUTES: readonly string[] = [
  clusterAttribute,
  procedureAttribute,
  stageAttribute,
  serverAttribute,
  awaitingAttribute,
].map((attribute) => attribute.name);

/** Which of our search attributes a namespace lacks, or has with another type; rejects where the server does not say. */
export async function missingSearchAttributes(connection: Connection, namespace: string): Promise<readonly string[]> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  return SEARCH_ATTRIBUTES.filter((name) => Number(customAttributes?.[name]) !== KEYWORD);
}

/** Adds search attributes to a namespace as keywords; rejects where the server or its rules refuse. */
export async function addSearchAttributes(
  connection: Connection,
  namespace: string,
  names: readonly string[],
): Promise<void> {
  const searchAttributes = Object.fromEntries(names.map((name) => [name, KEYWORD]));
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
}
