import { lengthOfTime, millisecondsBetween, timeOfDay } from '../../render/clock.ts';
import type { RunRecord } from '../read-record.ts';
import { conversationsOf, type Conversation } from './conversations.ts';
import { html, type Html } from './html.ts';

/** Who approved, held and stopped, and every question to people with who answered what, how long after. */
export function peopleSection(record: RunRecord): Html {
  const orders = record.journal.filter((entry) => ['approved', 'held', 'resumed', 'stop asked'].includes(entry.kind));
  return html`<h2>People</h2>
    <table>
      <tbody>
        ${orders.map(
          (entry) =>
            html`<tr>
              <td class="time">${timeOfDay(entry.at)}</td>
              <td>${entry.kind}</td>
              <td>${entry.text}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <table>
      <thead>
        <tr>
          <th>asked</th>
          <th>server</th>
          <th>question</th>
          <th>what became of it</th>
          <th>after</th>
        </tr>
      </thead>
      <tbody>
        ${conversationsOf(record.journal).map(conversationRow)}
      </tbody>
    </table>`;
}

const conversationRow = ({ asked, ended, between }: Conversation): Html =>
  html`<tr>
    <td class="time">${timeOfDay(asked.at)}</td>
    <td>${asked.server ?? 'cluster'}</td>
    <td>${asked.text}</td>
    <td>
      ${between.map((entry) => html`<div class="because">${timeOfDay(entry.at)} ${entry.kind}: ${entry.text}</div>`)}
      ${ended ? ended.text : html`<span class="ask">open</span>`}
    </td>
    <td class="time">${ended ? lengthOfTime(millisecondsBetween(asked.at, ended.at)) : ''}</td>
  </tr>`;
