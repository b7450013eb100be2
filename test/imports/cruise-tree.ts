import { cruise } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { fileURLToPath } from 'node:url';

/** Root of this repository. */
export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

const { forbidden = [], options = {} } = await extractDepcruiseConfig(`${REPOSITORY}.dependency-cruiser.cjs`);

/** Every rule of the configuration, as `npm run check:imports` has it. */
export const RULES = forbidden.map(({ name = '', comment = '', severity = 'warn' }) => ({ name, comment, severity }));

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface Cruise {
  /** Number of files that were read. */
  readonly files: number;
  readonly violations: readonly Violation[];
}

/** Holds the repository's import rules against the tree below `folder`, wherever that lies. */
export async function cruiseTree(folder: string): Promise<Cruise> {
  const { output } = await cruise(
    ['.'],
    { ...options, baseDir: folder, ruleSet: { forbidden }, validate: true },
    options.enhancedResolveOptions,
  );
  if (typeof output === 'string') throw new TypeError('the cruise returned text instead of a result');
  return {
    files: output.modules.filter(({ source }) => !source.includes('node_modules')).length,
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
