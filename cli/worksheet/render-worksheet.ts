import type { SheetEntry, SheetField, SheetPage, Sitting, Worksheet } from '../../plan/platform/worksheet.ts';
import { markRehearsal } from '../../plan/rehearsal.ts';
import type { Colors } from '../output.ts';
import { onOneLine } from '../render/on-one-line.ts';
import { renderTable } from '../render/table.ts';
import { labelLines } from './drive-labels.ts';

/** What stands above every sheet. */
export interface SheetHead {
  readonly cluster: string;
  readonly procedure: string;
  readonly to: string;
  readonly rehearsal?: true;
}

/** Where a secret is typed from its keeping place, and nothing is written. */
export const BLANK = '____________';

export const openFields = ({ fields }: Worksheet): readonly SheetField[] =>
  fields.filter(({ state }) => state === 'open');

/** What stands in the place of a value. */
export const valueText = ({ state, value }: SheetField): string =>
  value ?? { open: 'OPEN', secret: BLANK, 'not asked': 'not asked', filled: '' }[state];

/** One sheet as text. */
export function renderWorksheet(rawHead: SheetHead, raw: Worksheet, colors: Colors): string {
  const [head, sheet] = [onOneLine(rawHead), onOneLine(raw)];
  const rows = sheet.fields.map((field) => [
    field.field,
    field.state === 'open' ? colors.red(valueText(field)) : valueText(field),
    `${field.note} (${field.source.join(', ')})`,
  ]);
  return [
    colors.bold(markRehearsal(titleOf(head, sheet), head)),
    renderTable(['field', 'value', 'note'], rows),
    ...sheet.sittings.flatMap((sitting, index) => ['', ...sittingLines(sitting, index, colors)]),
    ...(sheet.sittings.length === 0 ? ['', NO_INSTALLER] : []),
    ...sheet.labels.flatMap((label) => [
      '',
      'On the label of the drive that is kept:',
      ...labelLines(label).map((line) => `   ${line}`),
    ]),
  ].join('\n');
}

export const titleOf = (head: SheetHead, { server, role }: Worksheet): string =>
  `Worksheet of ${server}, ${role} of ${head.cluster}: ${head.procedure} to ${head.to}`;

/** Said where the installer of a release is not written down. */
export const NO_INSTALLER = 'The pages of this installer are not known here: its own document has them.';

const sittingLines = ({ title, lines, pages }: Sitting, index: number, colors: Colors): readonly string[] => [
  colors.bold(`${index + 1}. ${title}`),
  ...lines.map((line) => `   - ${line}`),
  ...pages.flatMap((page) => pageLines(page, colors)),
];

const pageLines = ({ window, shown, typed, button, mind }: SheetPage, colors: Colors): readonly string[] => [
  `   [ ] ${colors.bold(window)}`,
  ...shown.map((entry) => `       compare  ${entryText(entry)}`),
  ...typed.map((entry) => `       enter    ${entryText(entry)}`),
  `       press    ${button}`,
  ...(mind === '' ? [] : [`       mind     ${mind}`]),
];

const entryText = ({ field, value }: SheetEntry): string => `${field} = ${value}`;
