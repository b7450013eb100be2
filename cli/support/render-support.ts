import type { SupportSheet } from '../../plan/platform/support.ts';
import { onOneLine } from '../render/on-one-line.ts';

/** The sheet as text: in the archive, and on the terminal. */
export function renderSupport(sheet: SupportSheet): string {
  const { severity, facts, parts, atHand, open } = onOneLine(sheet);
  const part = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
  return [
    severity === null ? 'No severity is proposed.' : `Proposed: Sev-${severity}. A person decides.`,
    ...part('What it rests on', facts),
    ...parts.flatMap(({ title, lines }) => part(title, lines)),
    ...part(
      'To have at hand',
      atHand.map(({ what, value }) => `${what}: ${value ?? 'not written down'}`),
    ),
    ...part('Still missing', open),
  ].join('\n');
}
