import { known, unknown, type Fact } from '../../../plan/fact.ts';
import type { NetbiosName } from '../types/names.ts';
import { linesBefore } from './whole-answer.ts';

/** Shows the NetBIOS cache of the machine that it runs on (NAM-11). */
export const netbiosCacheCommand = (nonce: string): string => `nbtstat -c & echo end=${nonce}`;

/** `CM-SUB1 <20> UNIQUE 10.1.1.2 -1`, in any language of Windows. */
const ENTRY = /^\s*(\S.*?)\s*<[0-9A-F]{2}>\s+\S.*?\s+(\d{1,3}(?:\.\d{1,3}){3})\s+(-?\d+)\s*$/i;

/** Each adapter is named with its address and its scope before its table, or the words that it has none. */
const ADAPTER = /\[\d{1,3}(?:\.\d{1,3}){3}\].*\[.*\]/;

/** Reads what it printed; unknown where it shows no adapter, since its table is missing then. */
export function readNetbiosCache(output: string, nonce: string): Fact<readonly NetbiosName[]> {
  const whole = linesBefore(output, new RegExp(`^end=${nonce}\\s*$`));
  if (!whole) return unknown('`nbtstat -c` was cut off');
  if (!whole.lines.some((line) => ADAPTER.test(line))) return unknown('`nbtstat -c` showed no adapter');
  return known(
    whole.lines.flatMap((line) => {
      const [, name = '', address = '', life = ''] = ENTRY.exec(line) ?? [];
      return name === '' ? [] : [{ name, address, life: Number(life) }];
    }),
  );
}
