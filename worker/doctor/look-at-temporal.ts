import type { Connection } from '@temporalio/client';
import type { Settings } from '../../config/settings.ts';
import type { TemporalAccess } from '../../config/temporal-access.ts';
import { openEncryption } from '../codec/open-conversion.ts';
import { connectClient } from '../temporal/connect-client.ts';
import { wantedTemporal } from '../temporal/find-binary.ts';
import type { Wanted } from '../temporal/find-or-get.ts';
import { isProgram } from '../temporal/find-program.ts';
import { wantedTestServer } from '../temporal/find-test-server.ts';
import { findAttributeGaps } from '../temporal/search-attributes.ts';
import type { Seen } from './finding.ts';
import { lookAtProgram } from './look-at-program.ts';

/** The server that is named; where none is, the program that a development server is started with. */
export const lookAtTemporal = (settings: Settings): Promise<Seen> =>
  settings.temporal.isNamed
    ? lookAtServer(settings)
    : lookForWanted(wantedTemporal(settings), (path) => lookAtProgram(path, ['--version']));

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

async function lookAtServer(settings: Settings): Promise<Seen> {
  const access = settings.temporal;
  const { address, namespace } = access;
  const way = wayOf(access);
  let connection: Connection;
  try {
    connection = await connectClient(access.howToConnect());
  } catch (error) {
    const why = (error as Error).message.split('\n').join('; ');
    return { state: 'missing', seen: access.mask(`${why} (asked ${way})`) };
  }
  try {
    const { serverVersion } = await connection.workflowService.getSystemInfo({});
    const gaps = await findAttributeGaps(connection, namespace);
    const lacks = gaps.missing.length === 0 ? '' : `, which lacks the search attributes ${gaps.missing.join(', ')}`;
    const wrong = gaps.mistyped.map(({ name, type }) => `, whose search attribute ${name} is ${type}, not Keyword`);
    return {
      state: 'found',
      seen: `server ${serverVersion} at ${address} ${way}, namespace ${namespace}${await codecOf(settings)}${lacks}${wrong.join('')}`,
    };
  } catch (error) {
    return {
      state: 'unknown',
      seen: access.mask(`${address} answers ${way}, namespace ${namespace}: ${(error as Error).message}`),
    };
  } finally {
    await connection.close();
  }
}

/** Whether what the namespace keeps is encrypted, where anything is said of that. */
async function codecOf(settings: Settings): Promise<string> {
  if (settings.codecKeysFile === undefined) return '';
  const found = await openEncryption(settings, settings.temporal.namespace);
  return found === null
    ? ' (nothing is encrypted in it)'
    : ` (encrypted by ${found.ids[0]}; keys: ${found.ids.join(', ')})`;
}

const WAYS: Readonly<Record<TemporalAccess['tls'], string>> = {
  none: 'without TLS',
  server: 'by TLS',
  mutual: 'by TLS and with a client certificate',
};

/** How a server is reached, and never by which secret. */
const wayOf = ({ tls, hasApiKey, profile }: TemporalAccess): string =>
  `${WAYS[tls]}${hasApiKey ? ' and with an API key' : ''}${profile === undefined ? '' : ` (profile ${profile})`}`;
