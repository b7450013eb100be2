import { Connection } from '@temporalio/client';
import type { Settings } from '../../config/settings.ts';
import { wantedTemporal } from '../temporal/find-binary.ts';
import type { Wanted } from '../temporal/find-or-get.ts';
import { isProgram } from '../temporal/find-program.ts';
import { wantedTestServer } from '../temporal/find-test-server.ts';
import { findAttributeGaps } from '../temporal/search-attributes.ts';
import type { Seen } from './finding.ts';
import { lookAtProgram } from './look-at-program.ts';

/** The server at TEMPORAL_ADDRESS; without that variable the program that a development server is started with. */
export const lookAtTemporal = (settings: Settings): Promise<Seen> =>
  settings.temporalAddress === undefined
    ? lookForWanted(wantedTemporal(settings), (path) => lookAtProgram(path, ['--version']))
    : lookAtServer(settings.temporalAddress, settings.temporalNamespace);

/** The time-skipping server of the tests, which has no option that tells its version. */
export const lookAtTestServer = (settings: Settings): Promise<Seen> =>
  lookForWanted(wantedTestServer(settings), (path) => Promise.resolve({ state: 'found', seen: path }));

/** Looks in the places only: nothing is downloaded or built. */
async function lookForWanted(wanted: Wanted, lookAt: (path: string) => Promise<Seen>): Promise<Seen> {
  const reasons: string[] = [];
  try {
    for (const place of wanted.places) {
      const answer = await place.look();
      if ('path' in answer) return await lookAt(answer.path);
      reasons.push(`${place.name}: ${answer.why}`);
    }
  } catch (error) {
    return { state: 'missing', seen: (error as Error).message };
  }
  if (await isProgram(wanted.kept)) return lookAt(wanted.kept);
  return { state: 'missing', seen: [...reasons, `our cache: nothing at ${wanted.kept}`].join('; ') };
}

async function lookAtServer(address: string, namespace: string): Promise<Seen> {
  let connection: Connection;
  try {
    connection = await Connection.connect({ address, connectTimeout: '5 seconds' });
  } catch (error) {
    return { state: 'missing', seen: `nobody answers at ${address} (TEMPORAL_ADDRESS): ${(error as Error).message}` };
  }
  try {
    const { serverVersion } = await connection.workflowService.getSystemInfo({});
    const gaps = await findAttributeGaps(connection, namespace);
    const lacks = gaps.missing.length === 0 ? '' : `, which lacks the search attributes ${gaps.missing.join(', ')}`;
    const wrong = gaps.mistyped.map(({ name, type }) => `, whose search attribute ${name} is ${type}, not Keyword`);
    return {
      state: 'found',
      seen: `server ${serverVersion} at ${address}, namespace ${namespace}${lacks}${wrong.join('')}`,
    };
  } catch (error) {
    return { state: 'unknown', seen: `${address} answers, namespace ${namespace}: ${(error as Error).message}` };
  } finally {
    await connection.close();
  }
}
