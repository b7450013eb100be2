// Writes down what the newest policy says. A file that is there is never written over: its runs may be under way.
import { writeFile } from 'node:fs/promises';
import { POLICY_OF_TODAY, policyOf } from '../../../plan/policy.ts';
import { everyRuling } from '../every-ruling.ts';

const file = new URL(`${POLICY_OF_TODAY}.json`, import.meta.url);
await writeFile(file, `${JSON.stringify(everyRuling(policyOf(POLICY_OF_TODAY)), null, 2)}\n`, { flag: 'wx' });
