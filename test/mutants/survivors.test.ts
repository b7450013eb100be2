import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mutantsOf } from './mutant.ts';
import { explanationOf, readSurvivors } from './survivors.ts';

it('each survivor that is explained is still a mutant of its file: no explanation outlives its code', () => {
  for (const survivor of readSurvivors()) {
    const mutants = mutantsOf(survivor.file, readFileSync(survivor.file, 'utf8'));
    const meant = mutants.filter((mutant) => explanationOf(mutant, [survivor]) !== null);
    expect(meant.length, `${survivor.file}: ${survivor.kind} of ${survivor.before}`).toBeGreaterThan(0);
  }
});
