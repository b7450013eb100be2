import { describeDeviation } from '../../../plan/describe-deviation.ts';
import type { DurationOrigin } from '../../../plan/types/cluster.ts';
import type { PlannedDuration, Problem } from '../../../plan/types/plan.ts';
import { lengthOfTime } from '../../render/clock.ts';
import type { RunRecord } from '../read-record.ts';
import { html, type Html } from './html.ts';
import { sources } from './sources.ts';

/** What is left to do, what was accepted and what the plan warned of. */
export function findingsSections(record: RunRecord): Html {
  return html`<h2>Open items</h2>
    ${listOr(
      record.openItems.map((item) => html`${item}`),
      'None.',
    )}
    <h2>Accepted deviations</h2>
    ${listOr(
      record.accepted.map((deviation) => html`<code>${deviation.step}</code> ${describeDeviation(deviation)}`),
      'None.',
    )}
    <h2>Problems the plan names</h2>
    ${listOr((record.plan?.problems ?? []).map(problemLine), 'None.')}`;
}

const listOr = (items: readonly Html[], otherwise: string): Html =>
  items.length === 0
    ? html`<p>${otherwise}</p>`
    : html`<ul>
        ${items.map((item) => html`<li>${item}</li>`)}
      </ul>`;

const problemLine = (problem: Problem): Html =>
  html`<span class="${problem.severity === 'refuse' ? 'bad' : 'ask'}">${problem.severity}</span>
    ${problem.server ?? 'cluster'}: ${problem.message} ${sources(problem.source)}`;

const ORIGIN: Readonly<Record<Exclude<DurationOrigin, 'document'>, string>> = {
  'cluster file': 'set by the cluster file',
  ours: 'no document names one; chosen by ccmctl',
};

/** The durations that neither document gives, which a reader must not take for theirs. */
export function durationsSection(durations: readonly PlannedDuration[]): Html {
  const rows = durations.flatMap(({ seconds, origin, sentence }) => {
    if (origin === 'document') return [];
    return [
      html`<tr>
        <td>${sentence}</td>
        <td class="time">${lengthOfTime(seconds * 1000)}</td>
        <td>${ORIGIN[origin]}</td>
      </tr>`,
    ];
  });
  if (rows.length === 0) return html``;
  return html`<h2>Durations that are not the documents' own</h2>
    <table>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}
