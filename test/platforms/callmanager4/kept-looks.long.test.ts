import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { Hosts } from '../../../plan/platform/hosts.ts';
import type { Observation } from '../../../platforms/callmanager4/types/observation.ts';
import { createSite } from '../../../platforms/callmanager4/site.ts';
import { resultOf } from '../../activities/command-result.ts';
import { serverOf, wholeLook } from './site-fixture.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const LOOKS = 40;

const NOWHERE = { host: 'station', port: 22, user: 'ops', hostKey: '', algorithms: [] };

/** A megabyte of a session that talks; each is a text of its own. */
const chatter = (look: number): string => `chatter ${look}\r\n`.repeat(70_000);

/** Memory of a worker after so many looks, each of which is kept as a check keeps them while it goes on. */
async function grownBytes(answer: (command: string, look: number) => string): Promise<number> {
  let look = 0;
  const hosts: Hosts = {
    run: (_host, command) => Promise.resolve(resultOf({ command, stdout: answer(command, look) })),
    hold: () => Promise.reject(new Error('nobody acts')),
    allowLogin: () => undefined,
    close: () => Promise.resolve(),
  };
  const site = createSite({ hosts });
  const server = serverOf('CM-PUB');
  const kept: Observation[] = [];
  collect();
  const before = process.memoryUsage().heapUsed;
  for (look = 0; look < LOOKS; look += 1) kept.push(await site.look({ server, station: NOWHERE }));
  collect();
  expect(kept).toHaveLength(LOOKS);
  return process.memoryUsage().heapUsed - before;
}

it.each([
  ['that are right, behind a megabyte of something else', (command: string, look: number) => chatter(look) + wholeLook(command)],
  ['that are a megabyte of something else', (_command: string, look: number) => `probe=5\r\n${chatter(look)}`],
])('40 looks %s leave no more behind than what they tell', async (_what, answer) => {
  expect(await grownBytes(answer)).toBeLessThan(10_000_000);
}); // prettier-ignore
