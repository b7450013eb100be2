import type { Connection } from '@temporalio/client';
import {
  awaitingAttribute,
  runAttribute,
  clusterAttribute,
  procedureAttribute,
  serverAttribute,
  stageAttribute,
} from '../../workflows/messages.ts';

/** Types of search attributes by their numbers in Temporal's protocol (`IndexedValueType`). */
const TYPES = ['Unspecified', 'Text', 'Keyword', 'Int', 'Double', 'Bool', 'Datetime', 'KeywordList'] as const;
const KEYWORD = TYPES.indexOf('Keyword');

/** Names of the search attributes that runs keep up to date; each holds a keyword. */
export const SEARCH_ATTRIBUTES: readonly string[] = [
  clusterAttribute,
  procedureAttribute,
  stageAttribute,
  serverAttribute,
  awaitingAttribute,
  runAttribute,
].map((attribute) => attribute.name);

/** What keeps a namespace from holding our runs: attributes that it lacks, and those that have another type in it. */
export interface AttributeGaps {
  readonly missing: readonly string[];
  readonly mistyped: readonly { readonly name: string; readonly type: string }[];
}

/** Which of our search attributes a namespace lacks, or has with another type; rejects where the server does not say. */
export async function findAttributeGaps(connection: Connection, namespace: string): Promise<AttributeGaps> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const typeOf = (name: string): number | undefined => {
    const type = customAttributes?.[name];
    return type === undefined ? undefined : Number(type);
  };
  return {
    missing: SEARCH_ATTRIBUTES.filter((name) => typeOf(name) === undefined),
    mistyped: SEARCH_ATTRIBUTES.flatMap((name) => {
      const type = typeOf(name) ?? KEYWORD;
      return type === KEYWORD ? [] : [{ name, type: TYPES[type] ?? `type ${type}` }];
    }),
  };
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
