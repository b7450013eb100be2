import { createHash } from 'node:crypto';
import { markRehearsal, REHEARSAL, rehearsalLines } from '../../../plan/rehearsal.ts';
import { chainLines } from '../../render/chain.ts';
import { dayAndTime, lengthOfTime, millisecondsBetween } from '../../render/clock.ts';
import type { RunRecord } from '../read-record.ts';
import { durationsSection, findingsSections } from './findings-sections.ts';
import { Html, html } from './html.ts';
import { absenceSections } from './absences.ts';
import { peopleSection } from './people-section.ts';
import { serverSections } from './server-sections.ts';
import { STYLE } from './style.ts';

/** A browser takes from the page its own style sheet, by the checksum of its text, and nothing else, whatever gets into it. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The whole report of a run as one HTML page that needs nothing beside itself. */
export function reportPage(record: RunRecord): string {
  const title = markRehearsal(`${record.cluster}: ${record.procedure}, ${record.state}`, record);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${new Html(`<style>${STYLE}</style>`)}
      </head>
      <body>
        ${rehearsalBanner(record)}
        <h1>${title}</h1>
        ${factList(record)} ${findingsSections(record)} ${absenceSections(record)}
        <h2>Servers in the order of work</h2>
        ${serverSections(record)} ${peopleSection(record)} ${record.plan ? durationsSection(record.plan.durations) : ''}
        ${journalSection(record)}
        <p>
          <small
            >${record.plan ? `Sources: ${record.plan.sources} ` : ''}"observed": a machine saw it; "attested by": a
            person said so.</small
          >
        </p>
      </body>
    </html> `;
  return page.markup;
}

/** At the top of the page, and on paper across every sheet: sheets get lost from their first one. */
const rehearsalBanner = (record: RunRecord): Html =>
  html`${rehearsalLines(record).map(
    (line) =>
      html`<p class="rehearsal">${line}</p>
        <p class="rehearsal-sheet">${REHEARSAL}</p>`,
  )}`;

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
