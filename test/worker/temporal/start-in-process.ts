// Started by start-server.test.ts, to be killed: starts a Temporal server, prints its address and never ends.
import { startTemporal } from '../../../worker/temporal/start-server.ts';

const [, , binary = ''] = process.argv;
const server = await startTemporal({ binary, ui: false });
process.stdout.write(`${server.address}\n`);
setInterval(() => undefined, 60_000);
