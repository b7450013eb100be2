import { createHash } from 'node:crypto';
import { REHEARSAL, rehearsalLines } from '../../../plan/rehearsal.ts';
import { Html, html } from './html.ts';
import { STYLE } from './style.ts';

/** A browser takes from a page its own style sheet, by the checksum of its text, and nothing else, whatever gets into it. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A whole HTML page that needs nothing beside itself; `run` says whether it is of a rehearsal. */
export function wholePage(title: string, run: Parameters<typeof rehearsalLines>[0], body: Html): string {
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
        ${rehearsalBanner(run)} ${body}
      </body>
    </html> `;
  return page.markup;
}

/** At the top of the page, and on paper across every sheet: sheets get lost from their first one. */
const rehearsalBanner = (run: Parameters<typeof rehearsalLines>[0]): Html =>
  html`${rehearsalLines(run).map(
    (line) =>
      html`<p class="rehearsal">${line}</p>
        <p class="rehearsal-sheet">${REHEARSAL}</p>`,
  )}`;
