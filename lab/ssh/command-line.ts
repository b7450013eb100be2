/** One command line as the command processor takes it apart. */
export interface CommandLine {
  readonly words: readonly string[];
  /** File that standard output goes to. */
  readonly into?: string;
  /** It is put behind what the file has. */
  readonly appends: boolean;
  /** Standard error goes nowhere. */
  readonly isQuiet: boolean;
}

const REDIRECTION = /^(?:(2)?>>?(?:&1)?|(2)?>>?([^>].*))$/;

/** Takes a command line apart: quoted words, redirections; the case of words stays. */
export function parseCommandLine(line: string): CommandLine {
  const tokens = [...line.matchAll(/(?:"([^"]*)"|([^\s"]+))(?=\s|$)|\S+/g)].map((match) => ({
    quoted: match[1] !== undefined,
    text: match[1] ?? match[0],
  }));
  const words: string[] = [];
  let into: string | undefined;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) continue;
    const redirection = token.quoted ? null : REDIRECTION.exec(token.text);
    if (!redirection) words.push(token.text.replace(/="([^"]*)"$/, '=$1'));
    else if (token.text === '>' || token.text === '>>') into = tokens[(index += 1)]?.text;
    else if (!token.text.startsWith('2') && redirection[3]) into = redirection[3];
    else if (token.text === '2>') index += 1;
  }
  const isQuiet = /(?:^|\s)2>\s*nul(?=\s|$)/i.test(line);
  const appends = tokens.some(({ quoted, text }) => !quoted && text.startsWith('>>'));
  return { words, ...(into === undefined ? {} : { into }), appends, isQuiet };
}
