import type { Fact } from '../../../plan/fact.ts';
import { changesOf, isAsWanted, speaksOf, type NamedNode } from '../name-lines.ts';
import type { NameFile } from '../windows/read-name-files.ts';
import { defineCheck } from './define-check.ts';
import { bad, combine, good, judgeEach, judgeFact, type Finding } from './findings.ts';

export const nameFilesRight = defineCheck({
  name: 'name-files-right',
  tells:
    'HOSTS and LMHOSTS have one line for each server, as the cluster file has it, and no other (NAM-03, NAM-07, NAM-08).',
  takes: ['namesBy', 'nodes'],
  sees: ['name files'],
  judge: (check, seen) => {
    const { namesBy, nodes = [] } = check.arguments;
    const judge = (file: NameFile, fact: Fact<readonly string[] | null>): Finding =>
      judgeFact(fact, file, (lines) => judgeLines(file, lines, nodes, namesBy === 'files'));
    return judgeEach(check, seen, 'one line for each server, as the cluster file has it', ({ hosts, lmhosts }) =>
      combine('', [judge('hosts', hosts), judge('lmhosts', lmhosts)]),
    );
  },
});

/** Where nobody has chosen files, those that say nothing of the cluster are right: then the network resolves its names. */
function judgeLines(
  file: NameFile,
  lines: readonly string[] | null,
  nodes: readonly NamedNode[],
  mustHave: boolean,
): Finding {
  if (!mustHave && !(lines ?? []).some((line) => speaksOf(file, line, nodes)))
    return good(`${file}: says nothing of the cluster`);
  const changes = changesOf(file, lines, nodes);
  if (isAsWanted(changes)) return good(`${file}: as in the cluster file`);
  const count = changes.filter(({ what }) => what !== 'kept').length;
  return bad(`${file}: ${lines === null ? 'there is none' : `${count} lines to change`}`);
}
