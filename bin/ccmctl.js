#!/usr/bin/env node
// The one plain JavaScript file of the command line: it teaches Node to read TypeScript and hands over.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('../cli/main.ts');
await main(process.argv);
