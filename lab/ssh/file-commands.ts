import { lines, type Command, type CommandCall } from './command.ts';
import { contentAt, removeAt, serverOfPath, writeAt } from './paths.ts';

const none = (): null => null;

/** Words that are no switches. */
const plain = (words: readonly string[]): readonly string[] => words.slice(1).filter((word) => !word.startsWith('/'));

/** `copy /y FROM TO`. */
export const copy: Command = {
  target: (words, host) => serverOfPath(plain(words)[1] ?? '', host),
  acts: () => true,
  run: ({ words, pretend, ...host }) => {
    const [from = '', to = ''] = plain(words);
    const content = contentAt(from, host);
    if (content === undefined)
      return { stdout: '', stderr: lines('The system cannot find the file specified.'), exitCode: 1 };
    const isWritten = pretend || writeAt(to, content, host);
    return isWritten
      ? { stdout: lines('        1 file(s) copied.'), exitCode: 0 }
      : { stdout: '', stderr: lines('Access is denied.'), exitCode: 1 };
  },
};

/** `move /y FROM TO`. */
export const move: Command = {
  ...copy,
  run: (call) => {
    const [from = ''] = plain(call.words);
    const output = copy.run(call);
    if (output.exitCode === 0 && !call.pretend) removeAt(from, call);
    return output;
  },
};

/** The regular expressions of `findstr /r`: classes, `*`, `^`, `$` and the backslash mean what they mean elsewhere. */
const formsOf = (words: readonly string[]): readonly RegExp[] =>
  words.flatMap((word) => {
    const form = /^\/c:(.*)$/is.exec(word)?.[1];
    return form === undefined ? [] : [new RegExp(form.replace(/^"|"$/g, ''))];
  });

/** `findstr /v /r /c:"FORM" ... FILE`: the lines of a file that fit none of the forms. */
export const findstr: Command = {
  target: none,
  acts: () => false,
  run: ({ words, ...host }: CommandCall) => {
    const content = contentAt(plain(words).at(-1) ?? '', host);
    if (content === undefined) return { stdout: '', stderr: lines('FINDSTR: Cannot open file'), exitCode: 1 };
    const isInverse = words.some((word) => word.toLowerCase() === '/v');
    const forms = formsOf(words);
    const all = content.replace(/\r?\n$/, '').split(/\r?\n/);
    const found = all.filter((line) => forms.some((form) => form.test(line)) !== isInverse);
    return { stdout: lines(...found), exitCode: found.length > 0 ? 0 : 1 };
  },
};

/** `echo WORDS`, and `echo.` for an empty line. */
export const echo: Command = {
  target: none,
  acts: () => false,
  run: ({ words }) => ({ stdout: lines(words.slice(1).join(' ')), exitCode: 0 }),
};
