import type { Memory } from '../../plan/types/run.ts';
import { DATABASE_NAME, NEWEST_DATABASE, nextDatabase } from './newest-database.ts';
import { memoryFrom } from './types/server-memory.ts';

const HOW = 'the one of the highest number among the names CCM03nn there';

/** The name of before says which is the newest. */
function newestBy(before: string | null): string {
  if (before === null || !DATABASE_NAME.test(before)) return `<newest CCM03nn: ${HOW}>`;
  return `${nextDatabase(before)} (by the count of an upgrade from ${before}; look whether it is ${HOW})`;
}

/** Says in lines for people what the newest database is called, or how they find it: at its first place in full, then in short. */
export function wordRepair(lines: readonly string[], memories: Readonly<Record<string, Memory>>): readonly string[] {
  const full = newestBy(memoryFrom(memories[''] ?? {}).database);
  const short = full.startsWith('CCM') ? (full.split(' ')[0] ?? full) : 'that database';
  let isSaid = false;
  return lines.map((line) =>
    line.replaceAll(NEWEST_DATABASE, () => {
      const says = isSaid ? short : full;
      isSaid = true;
      return says;
    }),
  );
}
