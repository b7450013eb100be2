import { randomInt } from 'node:crypto';
import picocolors from 'picocolors';
import { showText } from '../plan/show-text.ts';

export type Colors = ReturnType<typeof picocolors.createColors>;

/** Our colours, and the one place at which text becomes what a terminal may be given. */
export interface Paint {
  readonly colors: Colors;
  /** The text with our colours; whatever else a terminal would act on, line ends apart, becomes visible. */
  readonly show: (text: string) => string;
}

/** More than four digits in a part, or more than four further parts, and the table would not know a code of colour any more. */
const newMark = (): string => Array.from({ length: 4 }, () => randomInt(1_000, 10_000)).join(';');

/**
 * Makes the colours of one command. Each of their codes bears a mark that nobody else knows, so that a code which a
 * server, a name or a note has brought along is never taken for ours.
 */
export function createPaint(enabled: boolean): Paint {
  if (!enabled) return { colors: picocolors.createColors(false), show: withoutControls };
  const mark = newMark();
  const ours = new RegExp(`\\u001b\\[(\\d+);${mark}m`);
  return {
    colors: markedColors(mark),
    // Every second part is what the brackets of the pattern have caught: the number of one of our colours.
    show: (text) =>
      text
        .split(ours)
        .map((part, index) => (index % 2 === 1 ? `\u001b[${part}m` : withoutControls(part)))
        .join(''),
  };
}

type Formatter = (text: string) => string;

function markedColors(mark: string): Colors {
  const plain: readonly (readonly [string, Formatter | boolean])[] = Object.entries(picocolors.createColors(true));
  const marked = plain.map(([name, paint]) => [name, typeof paint === 'boolean' ? paint : withMark(paint, mark)]);
  return Object.fromEntries(marked) as Colors;
}

function withMark(paint: Formatter, mark: string): Formatter {
  const [begin = '', end = ''] = paint(' ')
    .split(' ')
    .map((codes) => codes.replaceAll('m', `;${mark}m`));
  return (text) => `${begin}${text}${end}`;
}

const withoutControls = (text: string): string => showText(text).replaceAll('\t', ' ');
