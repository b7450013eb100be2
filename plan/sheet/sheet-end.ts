import { heading, list, paragraph, typedLines } from './page-text.ts';
import { PART } from './parts.ts';
import { peopleOf } from './sheet-people.ts';
import { shellWord } from '../shell-word.ts';
import type { SheetInWork } from './sheet-source.ts';

/** What is open, what happened last, who the people are, and what is done when the run is there again. */
export function endOf(sheet: SheetInWork): readonly string[] {
  const { facts, outline, run } = sheet;
  return [
    ...heading(`${PART.open}. LEFT OPEN UNTIL NOW`),
    ...(facts.openItems.length > 0 ? list(facts.openItems, '  ') : ['Nothing.']),
    ...heading(`${PART.last}. WHAT HAPPENED LAST (UTC)`),
    ...facts.last.flatMap(({ at, text }) => paragraph(text, { first: `${at.slice(11, 19)}  ` })),
    ...peopleOf(sheet),
    ...heading(`${PART.back}. IF TEMPORAL COMES BACK`),
    ...paragraph(
      'The run goes on where it stood; it knows nothing of what was done by hand. It looks before it acts, but it believes what people answer.',
      { first: '' },
    ),
    '',
    ...list(
      [
        'Hold the run first, while no worker is there. In the Temporal UI: Send a Signal, named hold, with {"by":"YOUR NAME"}. Or by the first command below. Write your own name into it: as it stands there it is refused, and the run is not held.',
        'The Windows command prompt wants the end of that first command so: --input "{\\"by\\":\\"YOUR NAME\\"}"',
        'Only then start a worker, and see that "ccmctl status" says held. Status and prompts only read.',
        'Answer no prompt blindly: one may ask for what is done already, or was asked before you changed something. Answer only what is so now.',
        'Where servers were finished by hand, the cleanest way is to stop the run and to plan anew what is left: the last two commands look at the servers as they are and change nothing. FILE is the cluster file.',
        'Keep this sheet with its ticks: it is the only record of what was done by hand.',
      ],
      '',
      '[ ] ',
    ),
    '',
    ...commandsOf(outline.cluster, run.workflow).flatMap((line) => typedLines(line, '    ')),
    '',
    ...paragraph('END OF THE SHEET. Where this line is missing, it was cut off.', { first: '' }),
  ];
}

/** A signal waits in Temporal for the next worker, which heeds it before it begins anything. */
const commandsOf = (cluster: string, workflow: string): readonly string[] => [
  `temporal workflow signal --workflow-id ${shellWord(workflow)} --name hold --input '{"by":"YOUR NAME"}'`,
  `ccmctl status ${shellWord(cluster)}`,
  `ccmctl prompts ${shellWord(cluster)}`,
  'ccmctl preflight FILE',
  'ccmctl plan FILE',
];
