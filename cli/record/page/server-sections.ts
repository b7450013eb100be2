import type { PlannedServer } from '../../../plan/types/plan.ts';
import type { JournalEntry } from '../../../plan/types/journal-entry.ts';
import type { ServerStatus } from '../../../plan/types/run.ts';
import type { Step } from '../../../plan/types/step.ts';
import { lengthOfTime, millisecondsBetween, minutesRange, timeOfDay } from '../../render/clock.ts';
import type { RunRecord } from '../read-record.ts';
import { html, type Html } from './html.ts';
import { sources } from './sources.ts';
import { historiesOf, type StepHistory } from './step-history.ts';

/** Every server of the plan in the order of work, with its steps and how each is known to be done. */
export function serverSections(record: RunRecord): Html {
  const { plan } = record;
  if (!plan) return html`<p>The plan was not made yet.</p>`;
  return html` ${stepSection('Before the first server', plan.before, record.journal)}
  ${plan.servers.map((server, index) => serverSection(server, index + 1, record))}
  ${stepSection('After the last server', plan.after, record.journal)}`;
}

function serverSection(server: PlannedServer, position: number, record: RunRecord): Html {
  const status = record.servers.find((candidate) => candidate.name === server.name);
  // What is set back at the end of the run is not the server's own work.
  const own = new Set(server.steps.map((step) => step.id));
  const entries = record.journal.filter(({ step }) => step !== undefined && own.has(step));
  return html`<section class="server">
    <h3>${position}. ${server.name} <small>${server.role}</small> ${stateOf(status)}</h3>
    <p class="because">${server.because} ${sources(server.source)}</p>
    <p>${timesOf(entries)} Planned: ${minutesRange(server.minutes)}.</p>
    ${stepTable(server.steps, record.journal)}
  </section>`;
}

function stepSection(title: string, steps: readonly Step[], journal: readonly JournalEntry[]): Html {
  if (steps.length === 0) return html``;
  return html`<section class="server">
    <h3>${title}</h3>
    ${stepTable(steps, journal)}
  </section>`;
}

const stateOf = (status: ServerStatus | undefined): Html => {
  if (!status) return html``;
  const tone = status.state === 'done' ? 'good' : status.state === 'stopped' ? 'bad' : 'ask';
  return html`<span class="${tone}">${status.state}</span>`;
};

function timesOf(entries: readonly JournalEntry[]): string {
  const [first, last] = [entries.at(0), entries.at(-1)];
  if (!first || !last) return 'Not begun.';
  const length = lengthOfTime(millisecondsBetween(first.at, last.at));
  return `From ${timeOfDay(first.at)} to ${timeOfDay(last.at)} (${length}).`;
}

const stepTable = (steps: readonly Step[], journal: readonly JournalEntry[]): Html =>
  html`<table>
    <thead>
      <tr>
        <th>time</th>
        <th>step</th>
        <th>what came of it</th>
      </tr>
    </thead>
    <tbody>
      ${historiesOf(steps, journal).map(stepRow)}
    </tbody>
  </table>`;

const stepRow = ({ step, at, outcomes, talk }: StepHistory): Html =>
  html`<tr>
    <td class="time">${at ? timeOfDay(at) : ''}</td>
    <td>
      ${step.title} <small>${step.kind}${step.borrowed ? ', rule of the other release' : ''}</small>
      <div class="because">${step.because} ${sources(step.source)}</div>
      ${step.difference ? html`<pre>${step.difference.join('\n')}</pre>` : ''}
      ${step.command ? html`<code>${step.command}</code>` : ''}
    </td>
    <td>
      ${at === null ? html`<span class="ask">not begun</span>` : ''}
      ${outcomes.map((entry) => html`<div>${withoutTitle(entry.text, step.title)}</div>`)}
      ${talk.map((entry) => html`<div class="because">${timeOfDay(entry.at)} ${entry.kind}: ${entry.text}</div>`)}
    </td>
  </tr>`;

/** The step's title stands in the column beside it already. */
const withoutTitle = (text: string, title: string): string =>
  text.startsWith(`${title}: `) ? text.slice(title.length + 2) : text;
