import { fileURLToPath } from 'node:url';

/** The cluster that `demo` and `dev` work on, with durations of seconds. */
export const EXAMPLE_FILE = fileURLToPath(new URL('../config/examples/demo-six-servers.yaml', import.meta.url));
