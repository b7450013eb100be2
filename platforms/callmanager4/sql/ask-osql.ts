import type { Fact } from '../../../plan/fact.ts';
import type { CommandResult } from '../../../plan/platform/hosts.ts';
import { newNonce } from '../windows/probe.ts';
import { osqlCommand, type Query } from './osql-queries.ts';
import { readRows, type Rows } from './read-osql.ts';

/**
 * Asks one query, once: its rows, or why there are none.
 * @throws whatever running the command throws
 */
export async function askOsql(query: Query, run: (command: string) => Promise<CommandResult>): Promise<Fact<Rows>> {
  const nonce = newNonce();
  return readRows(await run(osqlCommand(query, nonce)), { nonce, ...query });
}
