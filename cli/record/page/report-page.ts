import { markRehearsal } from '../../../plan/rehearsal.ts';
import type { SupportSheet } from '../../../plan/platform/support.ts';
import { chainLines } from '../../render/chain.ts';
import { dayAndTime, lengthOfTime, millisecondsBetween } from '../../render/clock.ts';
import type { RunRecord } from '../read-record.ts';
import { durationsSection, findingsSections } from './findings-sections.ts';
import { html, type Html } from './html.ts';
import { logsSection } from './logs-section.ts';
import { absenceSections } from './absences.ts';
import { peopleSection } from './people-section.ts';
import { serverSections } from './server-sections.ts';
import { wholePage } from './whole-page.ts';
import { supportSection } from './support-section.ts';

/** The whole report of a run as one HTML page that needs nothing beside itself. */
export function reportPage(record: RunRecord, support?: SupportSheet): string {
  const title = markRehearsal(`${record.cluster}: ${record.procedure}, ${record.state}`, record);
  return wholePage(
    title,
    record,
    html`<h1>${title}</h1>
      ${factList(record)} ${findingsSections(record)} ${absenceSections(record)}
      <h2>Servers in the order of work</h2>
      ${serverSections(record)} ${peopleSection(record)} ${record.plan ? durationsSection(record.plan.durations) : ''}
      ${support ? supportSection(support) : ''} ${record.logs ? logsSection(record.logs) : ''} ${journalSection(record)}
      <p>
        <small
          >${record.plan ? `Sources: ${record.plan.sources} ` : ''}"observed": a machine saw it; "attested by": a person
          has signed it; "claimed by": it was said under a name that nobody has proved.</small
        >
      </p>`,
  );
}

function factList(record: RunRecord): Html {
  const { plan, startedAt, endedAt } = record;
  const facts: readonly (readonly [string, string])[] = [
    ...(record.why === undefined ? [] : ([['Why it ended', record.why]] as const)),
    ...record.notes.map((note) => ['To be known', note] as const),
    ...(plan ? ([['Releases', `${plan.from} to ${plan.to}`]] as const) : []),
    ['Plan', record.planHash || 'not made yet'],
    ['Run', `${record.workflowId} ${record.runId} (${record.workflowType})`],
    ...chainLines(record.runs).map((line) => ['In Temporal', line] as const),
    ['Began', dayAndTime(startedAt)],
    [
      'Ended',
      endedAt ? `${dayAndTime(endedAt)}, after ${lengthOfTime(millisecondsBetween(startedAt, endedAt))}` : 'goes on',
    ],
    [
      'Servers done',
      `${record.servers.filter((server) => server.state === 'done').length} of ${record.servers.length}`,
    ],
  ];
  return html`<dl>
    ${facts.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

const journalSection = ({ journal }: RunRecord): Html =>
  html`<h2>Everything in order</h2>
    <table>
      <thead>
        <tr>
          <th>time</th>
          <th>server</th>
          <th>what</th>
          <th></th>
        </tr>
      </thead>
      <tbody>
        ${journal.map(
          (entry) =>
            html`<tr>
              <td class="time">${dayAndTime(entry.at)}</td>
              <td>${entry.server ?? ''}</td>
              <td>${entry.kind}</td>
              <td>${entry.text}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
