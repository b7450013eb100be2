import { findMessages, type MatchedMessage } from './find-messages.ts';
import type { Ends } from './installer-message.ts';

const ENDING: Readonly<Record<Ends, string>> = {
  yes: 'The installation ends with it; what is to be done afterwards needs a new start.',
  no: 'The installation does not end with it.',
  'your choice': 'Whether the installation ends with it depends on the button that is pressed.',
  unknown: 'Whether the installation ends with it is in no document: look at the screen, and take nothing for granted.',
};

/** A second message is shown where it fits nearly as well, unless the first one is in the text as a whole. */
const NEARLY_WHOLE = 0.9;
const NEARLY_AS_GOOD = 0.8;

/**
 * What the documents know of a message that a person reported, in lines for whoever has to decide: the one that fits
 * best, or two where the text leaves it open; no line where none fits (MSG-02, MSG-04, MSG-15).
 */
export function describeMessage(text: string): readonly string[] {
  const shown = worthShowing(findMessages(text));
  if (shown.length === 0) return [];
  return [
    `S2, Table 6 (release 4.2(1); for another release a hint only) has ${shown.length === 1 ? 'this message' : 'two messages that it may be; compare them with the screen'}:`,
    ...shown.flatMap(linesOf),
  ];
}

export function worthShowing([first, second]: readonly MatchedMessage[]): readonly MatchedMessage[] {
  if (!first) return [];
  const isOpen = second !== undefined && first.share < NEARLY_WHOLE && second.score >= first.score * NEARLY_AS_GOOD;
  return isOpen ? [first, second] : [first];
}

const linesOf = ({ message, named }: MatchedMessage): readonly string[] => [
  `Message: "${filledIn(message.text, named)}"`,
  `Reason: ${filledIn(message.reason, named)}`,
  ...message.next.map((line, index) => `Next, ${index + 1}: ${filledIn(line, named)}`),
  `${ENDING[message.ends]} (${message.source.join(', ')})`,
];

export const filledIn = (line: string, named: Readonly<Record<string, string>>): string =>
  Object.entries(named).reduce((filled, [place, name]) => filled.replaceAll(place, () => name), line);
