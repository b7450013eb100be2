import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { SecretReference } from '../../plan/types/endpoint.ts';
import type { SiteInForce } from '../../plan/types/site-rules.ts';

/** Where secrets may come from. */
export type SecretBounds = SiteInForce['secrets'];

/** Whether a path is whole and goes nowhere but down. */
export const goesStraight = (path: string): boolean => isAbsolute(path) && !path.split(/[\\/]/).includes('..');

/**
 * Why a secret may not be read from there; null when it may. Links are followed, of the folders too: what counts is where
 * a file really lies. Of one that is not there, what counts is where it would lie.
 */
export function whyOutside(reference: SecretReference, { folders, variables }: SecretBounds): string | null {
  if ('env' in reference)
    return variables.includes(reference.env)
      ? null
      : 'is no variable that the site file names; add its name to secrets.variables';
  if (!goesStraight(reference.file)) return 'is no whole path; write one that begins at the root, without ".."';
  const place = realPlace(reference.file);
  return folders.some((folder) => isBelow(realPlace(folder), place))
    ? null
    : 'lies in no folder that the site file names; put it there, or add its folder to secrets.folders';
}

/** Where a path leads when all its links are followed, as far as it is there. */
function realPlace(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    const above = dirname(path);
    // A circle of links, or one that may not be followed, leads nowhere: it stays what it is called.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || above === path) return path;
    return join(realPlace(above), path.slice(above.length));
  }
}

function isBelow(folder: string, place: string): boolean {
  const down = relative(folder, place);
  return down !== '' && down !== '..' && !down.startsWith(`..${sep}`) && !isAbsolute(down);
}
