import type { JournalEntry } from '../../../plan/types/journal-entry.ts';
import { dayAndTime, lengthOfTime, millisecondsBetween } from '../../render/clock.ts';
import type { RunRecord } from '../read-record.ts';
import { html, type Html } from './html.ts';

/** What a server is without for a while: the step with which that begins, and those of which the first planned one ends it. */
interface Kind {
  readonly title: string;
  readonly begins: string;
  readonly ends: readonly string[];
}

/** From its first reboot until its devices, or what it serves, are back (WIN-15). */
export const WITHOUT_SERVICE: Kind = {
  title: 'Time without service',
  begins: 'boot-before-reboot',
  ends: ['devices-back', 'services-running', 'directory-runs'],
};

/** From the moment in which antivirus and agents were stopped until they were set back (SVC-11). */
export const WITHOUT_PROTECTION: Kind = {
  title: 'Time without antivirus and agents',
  begins: 'services-stopped',
  ends: ['services-set-back'],
};

/** How long a server was without something. */
export interface Absence {
  readonly server: string;
  /** ISO 8601 in UTC. */
  readonly from: string;
  /** ISO 8601 in UTC; null while it lasts. */
  readonly to: string | null;
  /** What was seen at its end: devices by the server's own count, or by somebody's. */
  readonly seen: string;
}

/** The absences of one kind, server by server in the order of work. */
export function absencesOf(kind: Kind, { journal, plan }: Pick<RunRecord, 'journal' | 'plan'>): readonly Absence[] {
  const planned = new Set(
    [...(plan?.servers.flatMap(({ steps }) => steps) ?? []), ...(plan?.after ?? [])].map(({ id }) => id),
  );
  const finished = (id: string): JournalEntry | undefined =>
    journal.findLast(({ step, outcome }) => step === id && outcome !== undefined);
  return (plan?.servers ?? []).flatMap(({ name }): readonly Absence[] => {
    const begin = finished(`${name}/${kind.begins}`);
    if (!begin) return [];
    const last = kind.ends.find((step) => planned.has(`${name}/${step}`));
    const end = last === undefined ? undefined : finished(`${name}/${last}`);
    return [{ server: name, from: begin.at, to: end?.at ?? null, seen: end?.text ?? 'not seen to be over' }];
  });
}

/** The tables of the report; none for a run in which no server went without anything. */
export const absenceSections = (record: RunRecord): readonly Html[] =>
  [WITHOUT_SERVICE, WITHOUT_PROTECTION].map((kind) => sectionOf(kind.title, absencesOf(kind, record)));

function sectionOf(title: string, absences: readonly Absence[]): Html {
  if (absences.length === 0) return html``;
  return html`<h2>${title}</h2>
    <table>
      <thead>
        <tr>
          <th>server</th>
          <th>from</th>
          <th>for</th>
          <th>over with</th>
        </tr>
      </thead>
      <tbody>
        ${absences.map(
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
