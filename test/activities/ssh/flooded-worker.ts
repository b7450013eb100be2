// A worker's eyes and hands, and how its memory grows meanwhile: process of `flood.long.test.ts`.
import { HostPool } from '../../../activities/ssh/host-pool.ts';
import { createSite } from '../../../platforms/callmanager4/site.ts';
import type { Endpoint } from '../../../plan/types/endpoint.ts';
import { orderOf } from '../act-order.ts';
import { serverOf } from '../../platforms/callmanager4/site-fixture.ts';
import { SCRIPTED_PASSWORD } from './scripted-host.ts';

/** What the readers made of it. */
export interface Flooded {
  readonly overflowed: boolean;
  readonly bytes: number;
  /** Of each reader: whether it took something for known. */
  readonly known: Readonly<Record<string, boolean>>;
  readonly answers: readonly string[];
  readonly grownBytes: number;
}

const endpoint = JSON.parse(process.argv[2] ?? '') as Endpoint;
const target = { server: serverOf('CM-PUB'), station: endpoint };
const readSecret = (): Promise<string> => Promise.resolve(SCRIPTED_PASSWORD);
const site = createSite({ hosts: new HostPool(readSecret) });
const pool = new HostPool(readSecret, { connectMs: 60_000, keepaliveMs: 60_000, idleMs: 1_000 });

// The first connection loads what every later one uses.
await pool.run(endpoint, 'quiet', { timeoutMs: 60_000 });
const before = process.memoryUsage().rss;
let most = before;
const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);

const result = await pool.run(endpoint, 'flood', { timeoutMs: 120_000 });
const results = await site.act(
  target,
  ['sc \\\\CM-PUB stop "DefWatch"', 'sc \\\\CM-PUB config "DefWatch" start= disabled'],
  orderOf(),
);
const { server: _server, at: _at, ...facts } = await site.look(target);
const known = {
  ...Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact.known])),
  subscriptions: (await site.lookAtSubscriptions(target)).known,
  databases: (await site.lookAtDatabases(target)).known,
  parameters: (await site.lookAtParameters(target)).known,
  withdrawn: (await site.withdraw(target, orderOf().id)).known,
};
clearInterval(watch);
const flooded: Flooded = {
  overflowed: result.overflowed,
  bytes: result.stdout.length,
  known,
  answers: results.map(({ answer }) => answer),
  grownBytes: most - before,
};
process.stdout.write(JSON.stringify(flooded));
await site.close();
await pool.close();
