import type { Colors } from '../output.ts';
import { onOneLine } from '../render/on-one-line.ts';
import { renderTable } from '../render/table.ts';
import type { SecretFinding, SecretVerdict } from './judge-secret.ts';

/** The table of what was found, then what is to be done about all that is not good. */
export function renderFindings(raw: readonly SecretFinding[], colors: Colors): string {
  const paint: Readonly<Record<SecretVerdict, (text: string) => string>> = {
    good: colors.green,
    refused: colors.red,
    unknown: colors.red,
    open: colors.yellow,
  };
  const findings = raw.map((finding) => onOneLine(finding));
  const rows = findings.map(({ secret, rule, source, verdict }) => [
    secret,
    paint[verdict](verdict),
    `${rule} (${source.join(', ')})`,
  ]);
  // A secret that could not be read fails every rule in the same words, which are said once.
  const left = findings
    .filter(({ verdict }) => verdict !== 'good')
    .map(({ secret, place, verdict, says, toDo }) =>
      [`${paint[verdict](verdict)}: ${secret}, ${place}`, `  ${says}`, `  to do: ${toDo}`].join('\n'),
    );
  return [renderTable(['secret', 'verdict', 'rule'], rows), '', ...new Set(left)].join('\n');
}
