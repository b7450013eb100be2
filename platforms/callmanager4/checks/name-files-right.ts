import type { Fact } from '../../../plan/fact.ts';
import { changesOf, isAsWanted, speaksOf, type NamedNode } from '../name-lines.ts';
import type { NameResolution } from '../types/cluster.ts';
import type { NameFile } from '../windows/read-name-files.ts';
import { defineCheck } from './define-check.ts';
import { bad, combine, good, judgeEach, judgeFact, type Finding } from './findings.ts';

export const nameFilesRight = defineCheck({
  name: 'name-files-right',
  tells:
    'HOSTS and LMHOSTS have one line for each server, as the cluster file has it, and no other (NAM-03, NAM-07, NAM-08); none where the network resolves names (NAM-02).',
  takes: ['namesBy', 'nodes'],
  sees: ['name files'],
  judge: (check, seen) => {
    const { namesBy, nodes = [] } = check.arguments;
    const judge = (file: NameFile, fact: Fact<readonly string[] | null>): Finding =>
      judgeFact(fact, file, (lines) => judgeLines(file, lines, nodes, namesBy));
    const expected =
      namesBy === 'network'
        ? 'no line of a server: the network resolves their names'
        : 'one line for each server, as the cluster file has it';
    return judgeEach(check, seen, expected, ({ hosts, lmhosts }) =>
      combine('', [judge('hosts', hosts), judge('lmhosts', lmhosts)]),
    );
  },
});

/** Where nobody has chosen, files that say nothing of the cluster are right: then the network resolves its names. */
function judgeLines(
  file: NameFile,
  lines: readonly string[] | null,
  nodes: readonly NamedNode[],
  namesBy: NameResolution | undefined,
): Finding {
  const isSilent = !(lines ?? []).some((line) => speaksOf(file, line, nodes));
  if (isSilent && namesBy !== 'files') return good(`${file}: says nothing of the cluster`);
  const changes = changesOf(file, lines, nodes, namesBy === 'network' ? [] : nodes);
  if (isAsWanted(changes)) return good(`${file}: as in the cluster file`);
  const count = changes.filter(({ what }) => what !== 'kept').length;
  return bad(`${file}: ${lines === null ? 'there is none' : `${count} lines to change`}`);
}
