import type { Command } from '../command.ts';

export const explainCommand: Command = {
  name: 'explain',
  group: 'Answer and steer',
  summary: 'Say what a message of the installer means and what comes next',
  notes: [
    'Knows the 67 messages of S2, Table 6, which are those of 4.2(1); for another release they are hints.',
    'The text may be misspelt, cut off, in any case, and with other words around it.',
    'With - for the text, each line of standard input is one message, and each line of output one JSON document.',
    'Ends with 4 when nothing fits, with - when that is so of any line or no line comes: what is not in the table is not harmless.',
  ],
  arguments: [{ name: 'text', about: 'what the window says, or - for standard input', many: true }],
  options: [],
  examples: [
    "ccmctl explain 'Error opening MSI package.'",
    'ccmctl explain umx.dll failed to register --json',
    'ccmctl explain - < messages.txt',
  ],
  async run(context, input) {
    const words = input.words('text');
    const explain = await import('../explain/explain-texts.ts');
    return words.length === 1 && words[0] === '-'
      ? explain.explainLines(context, process.stdin, process.stdout)
      : explain.explainText(context, words.join(' '));
  },
};
