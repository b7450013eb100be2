import type { Line } from '../repository/tracked-files.ts';
import { REQUIREMENTS } from '../../platforms/callmanager4/requirements.ts';

const RANGE = /\b([A-Z]{2,4})-(\d{2}) to \1-(\d{2})\b/g;
const SINGLE = /\b[A-Z]{2,4}-\d{2}\b/g;

/** Numbers of rules that a text names; `REP-01 to REP-03` names three. Numbers of no rule are left out. */
export function idsNamedIn(text: string): readonly string[] {
  const ranges = [...text.matchAll(RANGE)].flatMap(([, theme = '', first, last]) =>
    Array.from(
      { length: Math.max(0, Number(last) - Number(first) + 1) },
      (_, index) => `${theme}-${String(Number(first) + index).padStart(2, '0')}`,
    ),
  );
  const all = [...ranges, ...[...text.matchAll(SINGLE)].map(([id]) => id)];
  return [...new Set(all)].filter((id) => Object.hasOwn(REQUIREMENTS, id));
}

const TITLE = /(?:\b(?:it|test|describe)(?:[.]\w+)*|\]\)|\))\(\s*(['"`])((?:(?!\1)[^\\\n]|\\.)*)\1/g;

/** Titles of tests and of groups of tests, with the file of each; lines of one file must follow each other. */
export function testTitles(lines: readonly Line[]): readonly { readonly path: string; readonly title: string }[] {
  const texts = new Map<string, string[]>();
  for (const { at, text } of lines) {
    const path = at.slice(0, at.lastIndexOf(':'));
    texts.set(path, [...(texts.get(path) ?? []), text]);
  }
  return [...texts].flatMap(([path, text]) =>
    [...text.join('\n').matchAll(TITLE)].map(([, , title = '']) => ({ path, title })),
  );
}
