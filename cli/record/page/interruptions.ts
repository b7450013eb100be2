import type { JournalEntry } from '../../../plan/types/run.ts';
import { dayAndTime, lengthOfTime, millisecondsBetween } from '../../render/clock.ts';
import type { RunRecord } from '../read-record.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** The step after which a server goes down for the first time. */
const AWAY_AFTER = 'boot-before-reboot';

/** The steps that show that it serves again; the last one that the plan has for a server counts. */
const BACK_WITH = ['devices-back', 'services-running', 'directory-runs'] as const;

/** How long a server was away. */
export interface Interruption {
  readonly server: string;
  /** ISO 8601 in UTC. */
  readonly from: string;
  /** ISO 8601 in UTC; null while it is away. */
  readonly to: string | null;
  /** What was seen when it was back: devices by its own count, or by somebody's. */
  readonly seen: string;
}

/** How long each server was away from its phones, from its first reboot until what it serves was back (WIN-15). */
export function interruptionsOf({ journal, plan }: Pick<RunRecord, 'journal' | 'plan'>): readonly Interruption[] {
  const finished = (id: string): JournalEntry | undefined =>
    journal.findLast(({ step, outcome }) => step === id && outcome !== undefined);
  return (plan?.servers ?? []).flatMap(({ name, steps }): readonly Interruption[] => {
    const away = finished(`${name}/${AWAY_AFTER}`);
    if (!away) return [];
    const planned = BACK_WITH.find((step) => steps.some(({ id }) => id === `${name}/${step}`));
    const back = planned && finished(`${name}/${planned}`);
    return [{ server: name, from: away.at, to: back?.at ?? null, seen: back?.text ?? 'not seen to be back' }];
  });
}

/** The table of the report; nothing for a run in which no server went down. */
export function interruptionsSection(record: RunRecord): Html {
  const rows = interruptionsOf(record);
  if (rows.length === 0) return html``;
  return html`<h2>Time without service</h2>
    <table>
      <thead>
        <tr>
          <th>server</th>
          <th>from</th>
          <th>for</th>
          <th>back with</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ server, from, to, seen }) =>
            html`<tr>
              <td>${server}</td>
              <td class="time">${dayAndTime(from)}</td>
              <td class="time">${to === null ? 'still' : lengthOfTime(millisecondsBetween(from, to))}</td>
              <td>${seen}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}
