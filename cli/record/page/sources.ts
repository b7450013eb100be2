import type { RequirementId } from '../../../platforms/callmanager4/types/requirement.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** Requirement ids in brackets, none of which breaks at the end of a line. */
export const sources = (ids: readonly RequirementId[]): Html =>
  html`(${ids.map((id, index) => html`${index === 0 ? '' : ', '}<span class="id">${id}</span>`)})`;
