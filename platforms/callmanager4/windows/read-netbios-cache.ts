import { known, unknown, type Fact } from '../../../plan/fact.ts';
import type { NetbiosName } from '../types/names.ts';
import { linesBefore } from './whole-answer.ts';

/** Shows the NetBIOS cache of the machine that it runs on (NAM-11). */
export const netbiosCacheCommand = (nonce: string): string => `nbtstat -c & echo end=${nonce}`;

/** The kind of a name, such as `<20>`. */
const KIND = /<[0-9A-F]{2}>\s/i;

const BRACKETED_ADDRESS = /\[\d{1,3}(?:\.\d{1,3}){3}\]/;

/** `CM-SUB1 <20> UNIQUE 10.1.1.2 -1`, in any language of Windows. */
function entryIn(line: string): NetbiosName | undefined {
  const at = line.search(KIND);
  const name = line.slice(0, Math.max(at, 0)).trim();
  const words = line
    .slice(at + '<20>'.length)
    .trim()
    .split(/\s+/);
  const [address = '', life = ''] = words.slice(-2);
  const isEntry = name !== '' && words.length > 2 && /^\d{1,3}(?:\.\d{1,3}){3}$/.test(address) && /^-?\d+$/.test(life);
  return isEntry ? { name, address, life: Number(life) } : undefined;
}

/** Each adapter is named with its address and its scope before its table, or the words that it has none. */
function namesAdapter(line: string): boolean {
  const rest = line.slice(line.search(BRACKETED_ADDRESS) + 1);
  const scope = rest.indexOf('[');
  return BRACKETED_ADDRESS.test(line) && scope >= 0 && rest.lastIndexOf(']') > scope;
}

/** Reads what it printed; unknown where it shows no adapter, since its table is missing then. */
export function readNetbiosCache(output: string, nonce: string): Fact<readonly NetbiosName[]> {
  const whole = linesBefore(output, new RegExp(`^end=${nonce}\\s*$`));
  if (!whole) return unknown('`nbtstat -c` was cut off');
  if (!whole.lines.some(namesAdapter)) return unknown('`nbtstat -c` showed no adapter');
  return known(whole.lines.flatMap((line) => entryIn(line) ?? []));
}
