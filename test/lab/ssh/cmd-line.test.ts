import { expect, it } from 'vitest';
import { parseCmdLine, type CmdLine } from '../../../lab/ssh/cmd-line.ts';

/** What is carried out on a host with these files, in order. */
function carriedOut(line: CmdLine, files: readonly string[]): readonly string[] {
  if (line.kind === 'command') return [line.text];
  if (line.kind === 'all' || line.kind === 'while good') return line.lines.flatMap((one) => carriedOut(one, files));
  const branch = files.includes(line.path) === line.exists ? line.then : line.otherwise;
  return branch ? carriedOut(branch, files) : [];
}

/** As the command processors of Windows 2000 and XP read them. */
const table: readonly (readonly [line: string, withMark: readonly string[], without: readonly string[]])[] = [
  ['sc stop "A & (B)"', ['sc stop "A & (B)"'], ['sc stop "A & (B)"']],
  ['mkdir C:\\x 2>nul & echo a > M', ['mkdir C:\\x 2>nul', 'echo a > M'], ['mkdir C:\\x 2>nul', 'echo a > M']],
  ['if exist M (echo a) else (echo b)', ['echo a'], ['echo b']],
  ['if not exist M (echo a) else (del M & shutdown -c "x (y) & z")', ['del M', 'shutdown -c "x (y) & z"'], ['echo a']],
  ['if exist M echo a & echo b', ['echo a', 'echo b'], []],
  ['if exist M (type M && echo a) else if exist N (echo b) else (echo c)', ['type M', 'echo a'], ['echo c']],
  ['del M & if not exist M echo gone', ['del M'], ['del M', 'echo gone']],
  ['osql -Q "if @r<>0 raiserror(\'x\',16,1) else print \'y\'"', ['osql -Q "if @r<>0 raiserror(\'x\',16,1) else print \'y\'"'], ['osql -Q "if @r<>0 raiserror(\'x\',16,1) else print \'y\'"']],
]; // prettier-ignore

it('the lab goes on behind && only where what stands before it has succeeded', () => {
  expect(parseCmdLine('type "a && b" && echo c')).toEqual({
    kind: 'while good',
    lines: [
      { kind: 'command', text: 'type "a && b"' },
      { kind: 'command', text: 'echo c' },
    ],
  });
});

it.each(table)('the lab reads as cmd does: %s', (line, withMark, without) => {
  expect(carriedOut(parseCmdLine(line), ['M'])).toEqual(withMark);
  expect(carriedOut(parseCmdLine(line), [])).toEqual(without);
});
