import { known, type Fact } from '../../plan/fact.ts';
import type { NameFileLines, NameFilesSeen } from './types/observation.ts';

/** Both files of a look, or why one of them is not known. */
export function nameFilesOf({ hosts, lmhosts }: NameFilesSeen): Fact<NameFileLines> {
  if (!hosts.known) return hosts;
  return lmhosts.known ? known({ hosts: hosts.value, lmhosts: lmhosts.value }) : lmhosts;
}
