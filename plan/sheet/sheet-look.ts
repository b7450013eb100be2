import type { Check } from '../types/step.ts';
import { LOOK } from './looks-of-step.ts';
import { inMinutes, paragraph } from './page-text.ts';
import type { PlatformByHand } from './sheet-source.ts';
import type { LookWords, ToldLook } from './told-looks.ts';

/** What is looked for, where, and what is done where it is not so; or the card that says it. */
export function lookLines(
  { checks }: Pick<PlatformByHand, 'checks'>,
  { begins, check, card, words }: ToldLook,
  title: string,
  indent: string,
): readonly string[] {
  // The title of a look says what it looks for, and mostly at which server.
  const isTitled = begins === LOOK;
  const told =
    card === undefined
      ? [...(isTitled ? [] : [tellsOf(checks, check.name)]), ...atOf(check, isTitled ? title : '')].join(' ')
      : cardNamed(card, check);
  const sentence = isTitled ? told : `${begins}: ${told}`;
  return [
    ...(told === '' ? [] : paragraph(sentence, { first: indent })),
    ...whereLines(words, indent),
    ...(words.otherwise === undefined ? [] : paragraph(words.otherwise, { first: indent })),
  ];
}

const cardNamed = (card: number, check: Check): string =>
  [`Look ${card}${check.servers.length === 0 ? '' : `, at ${check.servers.join(', ')}`}.`, ...settlingOf(check)].join(
    ' ',
  );

/** Why it is looked at, unless its card says it. */
export const whyLines = ({ words: { because } }: Pick<ToldLook, 'words'>, indent: string): readonly string[] =>
  because === undefined ? [] : paragraph(`Why: ${because}`, { first: indent });

/** What is good by a check, in one sentence. */
export const tellsOf = (checks: PlatformByHand['checks'], name: string): string => checks.get(name)?.tells ?? name;

/** Where a person looks, a line for each place. */
export const whereLines = ({ where }: LookWords, indent: string): readonly string[] =>
  where.flatMap((line) => paragraph(line, { first: `${indent}Where: `, rest: `${indent}       ` }));

const atOf = (check: Check, title: string): readonly string[] => [
  ...(check.servers.every((server) => title.includes(server)) ? [] : [`At: ${check.servers.join(', ')}.`]),
  ...settlingOf(check),
];

const settlingOf = ({ settleSeconds }: Check): readonly string[] =>
  settleSeconds === undefined ? [] : [`The settling time is ${inMinutes(settleSeconds)}.`];
