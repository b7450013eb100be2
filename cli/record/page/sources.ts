import { html, type Html } from './html.ts';

/** Requirement ids in brackets, none of which breaks at the end of a line. */
export const sources = (ids: readonly string[]): Html =>
  html`(${ids.map((id, index) => html`${index === 0 ? '' : ', '}<span class="id">${id}</span>`)})`;
