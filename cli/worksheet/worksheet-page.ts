import type { SheetEntry, SheetField, SheetPage, Sitting, Worksheet } from '../../plan/platform/worksheet.ts';
import { markRehearsal } from '../../plan/rehearsal.ts';
import { html, type Html } from '../record/page/html.ts';
import { sources } from '../record/page/sources.ts';
import { wholePage } from '../record/page/whole-page.ts';
import { labelSheet } from './drive-labels.ts';
import { NO_INSTALLER, titleOf, valueText, type SheetHead } from './render-worksheet.ts';

/** The sheets as one HTML page that needs nothing beside itself; on paper each server begins a new one, and so do the labels. */
export function worksheetPage(head: SheetHead, sheets: readonly Worksheet[]): string {
  const title = markRehearsal(`${head.cluster}: worksheets, ${head.procedure} to ${head.to}`, head);
  const labels = sheets.flatMap((sheet) => sheet.labels);
  return wholePage(
    title,
    head,
    html`${sheets.map((sheet) => sheetSection(head, sheet))} ${labels.length === 0 ? '' : labelSheet(labels)}`,
  );
}

const sheetSection = (head: SheetHead, sheet: Worksheet): Html =>
  html`<article class="sheet">
    <h1>${markRehearsal(titleOf(head, sheet), head)}</h1>
    <table>
      <thead>
        <tr>
          <th>field</th>
          <th>value</th>
          <th>note</th>
        </tr>
      </thead>
      <tbody>
        ${sheet.fields.map(fieldRow)}
      </tbody>
    </table>
    ${sheet.sittings.length === 0 ? html`<p>${NO_INSTALLER}</p>` : sheet.sittings.map(sittingSection)}
  </article>`;

const fieldRow = (field: SheetField): Html =>
  html`<tr>
    <td>${field.field}</td>
    <td>${field.state === 'open' ? html`<span class="bad">${valueText(field)}</span>` : valueText(field)}</td>
    <td>${field.note} <small>${sources(field.source)}</small></td>
  </tr>`;

const sittingSection = ({ title, lines, pages }: Sitting, index: number): Html =>
  html`<h2>${index + 1}. ${title}</h2>
    <ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
    ${pages.length === 0 ? '' : pageTable(pages)}`;

const pageTable = (pages: readonly SheetPage[]): Html =>
  html`<table>
    <thead>
      <tr>
        <th></th>
        <th>window</th>
        <th>compare and enter</th>
        <th>press</th>
        <th>mind</th>
      </tr>
    </thead>
    <tbody>
      ${pages.map(
        ({ window, shown, typed, button, mind }) =>
          html`<tr>
            <td>☐</td>
            <td>${window}</td>
            <td>${entries('compare', shown)} ${entries('enter', typed)}</td>
            <td>${button}</td>
            <td>${mind}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

const entries = (verb: string, all: readonly SheetEntry[]): readonly Html[] =>
  all.map(({ field, value }) => html`<div>${verb} ${field} = ${value}</div>`);
