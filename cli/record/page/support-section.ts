import type { SupportSheet } from '../../../plan/platform/support.ts';
import { html, type Html } from './html.ts';

const listOf = (lines: readonly string[]): Html =>
  html`<ul>
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;

/** Whom to call for help, how grave it may be, and what to have at hand. */
export function supportSection({ severity, facts, parts, atHand, open }: SupportSheet): Html {
  const proposed = severity === null ? 'No severity is proposed' : `Proposed: Sev-${severity}. A person decides`;
  return html`<h2>Support</h2>
    <p>${proposed}.</p>
    ${listOf(facts)}
    ${parts.map(
      ({ title, lines }) =>
        html`<h3>${title}</h3>
          ${listOf(lines)}`,
    )}
    <h3>To have at hand</h3>
    <dl>
      ${atHand.map(
        ({ what, value }) =>
          html`<dt>${what}</dt>
            <dd>${value ?? html`<span class="ask">not written down</span>`}</dd>`,
      )}
    </dl>
    ${open.length === 0 ? '' : html`<h3>Still missing</h3>`} ${open.length === 0 ? '' : listOf(open)}`;
}
