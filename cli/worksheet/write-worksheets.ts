import type { Worksheet } from '../../plan/platform/worksheet.ts';
import { CommandError } from '../command-error.ts';
import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { PLATFORM } from '../platform.ts';
import type { ProcedureName } from '../procedures.ts';
import { readCluster } from '../read-cluster.ts';
import { siteOf } from '../read-site.ts';
import { writeNamedFile } from '../write-file.ts';
import { openFields, renderWorksheet, type SheetHead } from './render-worksheet.ts';
import { worksheetPage } from './worksheet-page.ts';

/** What `ccmctl worksheet` was asked for. */
export interface WorksheetRequest {
  readonly file: string;
  /** Only this server; undefined: every one that the procedure works on. */
  readonly server: string | undefined;
  readonly procedure: ProcedureName;
  readonly servers: readonly string[] | undefined;
  readonly to: string | undefined;
  readonly html: string | undefined;
  readonly pdf: string | undefined;
}

/** Prints the sheets of a cluster file's servers, or writes them as a page or as PDF; no server is looked at. */
export async function writeWorksheets(context: Context, request: WorksheetRequest): Promise<ExitCode> {
  const { cluster } = await readCluster(request.file, request.to, await siteOf(context));
  const { procedure, servers } = request;
  const plan = PLATFORM.makePlan(cluster, { procedure, looks: null, ...(servers === undefined ? {} : { servers }) });
  const sheets = sheetsFor(request, PLATFORM.worksheetsOf(cluster, plan));
  const head: SheetHead = {
    cluster: cluster.name,
    procedure,
    to: plan.to,
    ...(cluster.rehearsal ? { rehearsal: true } : {}),
  };
  const files = await writeFiles(context, request, worksheetPage(head, sheets));
  const open = sheets.flatMap((sheet) => openFields(sheet).map(({ field }) => ({ server: sheet.server, field })));
  context.output.result({ ...head, files, open, worksheets: sheets }, () => shown(head, sheets, files, context));
  return EXIT.good;
}

function sheetsFor({ server, procedure, servers }: WorksheetRequest, all: readonly Worksheet[]): readonly Worksheet[] {
  if (all.length === 0)
    throw new CommandError(EXIT.usage, `the procedure ${procedure} works on no CallManager server of this file`, [
      servers === undefined ? 'name the new ones with --servers' : 'look at the names given with --servers',
    ]);
  if (server === undefined) return all;
  const found = all.filter((sheet) => sheet.server.toLowerCase() === server.toLowerCase());
  if (found.length > 0) return found;
  const names = all.map((sheet) => sheet.server).join(', ');
  throw new CommandError(EXIT.usage, `there is no sheet for ${server} in the procedure ${procedure}`, [
    `there is one for each of ${names}`,
  ]);
}

/** @returns whole paths of what was written. */
async function writeFiles(context: Context, { html, pdf }: WorksheetRequest, page: string): Promise<readonly string[]> {
  const written = html === undefined ? [] : [await writeNamedFile(context.folder, html, page)];
  if (pdf === undefined) return written;
  const { printPage } = await import('./print-page.ts');
  return [...written, await printPage(context, page, pdf)];
}

function shown(head: SheetHead, sheets: readonly Worksheet[], files: readonly string[], { output }: Context): string {
  if (files.length === 0) return sheets.map((sheet) => renderWorksheet(head, sheet, output.colors)).join('\n\n');
  const open = sheets.filter((sheet) => openFields(sheet).length > 0).map(({ server }) => server);
  return [
    ...files.map((file) => `worksheets written to ${file}`),
    ...(open.length === 0 ? [] : [output.colors.yellow(`fields are open for ${open.join(', ')}`)]),
  ].join('\n');
}
