import type { CollectedLog, CollectedLogs } from '../../logs/collected-logs.ts';
import { dayAndTime } from '../../render/clock.ts';
import { html, type Html } from './html.ts';

/** The logs that were collected of each server: what each is, and whether it still is that. */
export function logsSection({ servers }: CollectedLogs): Html {
  return html`<h2>Logs of the installer</h2>
    ${servers.length === 0 ? html`<p>None of this cluster is in the folder.</p>` : ''}
    ${servers.map(
      ({ server, at, endedAt, logs }) =>
        html`<h3>${server}</h3>
          <p>Collected at ${dayAndTime(at)}${endedAt === null ? ', and broken off' : ''}.</p>
          <table>
            <thead>
              <tr>
                <th>log</th>
                <th>bytes</th>
                <th>SHA-256</th>
                <th>is here</th>
              </tr>
            </thead>
            <tbody>
              ${logs.map(row)}
            </tbody>
          </table>`,
    )}`;
}

const row = ({ path, bytes, ofBytes, sha256, keptAs, state, why }: CollectedLog): Html =>
  html`<tr>
    <td>${path}</td>
    <td>${bytes === ofBytes ? `${bytes}` : `${bytes} of ${ofBytes}`}</td>
    <td><code>${sha256 ?? ''}</code></td>
    <td>
      ${keptAs === 'as collected' ? keptAs : html`<span class="bad">${keptAs === 'not collected' ? state : keptAs}</span>`}
      ${why === undefined ? '' : `: ${why}`}
    </td>
  </tr>`;
