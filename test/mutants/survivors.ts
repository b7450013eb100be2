import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { shortly, type Mutant } from './mutant.ts';

/** A mutant that no test catches, and why that is well. */
const survivor = z.strictObject({
  file: z.string().describe('Path below the root.'),
  kind: z.string().describe('Kind of change.'),
  around: z.string().describe('The line that it stands in.'),
  before: z.string().describe('What stood there.'),
  because: z.string().min(20).describe('Why the change is none, or harms nobody.'),
});

export type Survivor = z.infer<typeof survivor>;

const FILE = fileURLToPath(new URL('survivors.yaml', import.meta.url));

export const readSurvivors = (): readonly Survivor[] =>
  z.array(survivor).parse(parse(readFileSync(FILE, 'utf8')) ?? []);

/** Why it is well that nothing catches a mutant; null where nobody has said so. */
export const explanationOf = ({ file, kind, around, before }: Mutant, survivors: readonly Survivor[]): string | null =>
  survivors.find(
    (each) => each.file === file && each.kind === kind && each.around === around && each.before === shortly(before),
  )?.because ?? null;
