import type { DriveLabel } from '../../plan/platform/worksheet.ts';
import { html, type Html } from '../record/page/html.ts';

/** Filled in by hand when the drive is out. */
const BY_HAND = '______________';

/** What stands on a label, line by line. */
export const labelLines = ({ cluster, server, address, model, slot, holds }: DriveLabel): readonly string[] => [
  `${server}, slot ${slot ?? '____'}`,
  holds,
  `${cluster}, ${address}, ${model}`,
  `pulled on ${BY_HAND} by ${BY_HAND}`,
];

/** The labels as a sheet of their own, to be cut out. */
export const labelSheet = (labels: readonly DriveLabel[]): Html =>
  html`<article class="sheet">
    <h1>Labels for drives that are pulled and kept</h1>
    <p>
      Cut each out, fill in date and name when the drive is out, and stick it on. A drive without its label brings
      nothing back.
    </p>
    ${labels.map(
      (label) =>
        html`<div class="label">
          ${labelLines(label).map((line, index) => (index === 0 ? html`<strong>${line}</strong>` : html`<div>${line}</div>`))}
        </div>`,
    )}
  </article>`;
