import type { SheetField, SheetPage, Sitting, Worksheet } from '../../plan/platform/worksheet.ts';
import type { SecretReference } from '../../plan/types/endpoint.ts';
import type { Plan, PlannedServer } from '../../plan/types/plan.ts';
import type { PromptStep, Step } from '../../plan/types/step.ts';
import { driveLabelsOf } from './drive-labels.ts';
import { isCallManagerServer } from './order.ts';
import { PRINTED_KEYS } from './product-key.ts';
import { SECRETS, type SecretRow } from './secrets.ts';
import { lineOf } from './steps/installer-rows.ts';
import type { Cluster, Server } from './types/cluster.ts';
import type { Page, Task } from './types/task.ts';
import { WORKSHEET_ROWS, type WorksheetRow } from './worksheet-fields.ts';

/** What of a server's steps a person does at its installer, and needs on paper. */
const AT_THE_INSTALLER: readonly Task['kind'][] = ['log-on', 'insert-disc', 'walk-pages', 'remove-disc'];

/**
 * One sheet for each CallManager server of a plan, in the order of work (CFG-09): the configuration table, then what the
 * prompts of the plan say at the console, in the same words.
 */
export const worksheetsOf = (cluster: Cluster, plan: Plan): readonly Worksheet[] =>
  plan.servers.flatMap((planned) => {
    const server = cluster.servers.find(({ name }) => name === planned.name);
    return server && isCallManagerServer(server) ? [worksheetOf(cluster, server, planned, plan.procedure)] : [];
  });

function worksheetOf(cluster: Cluster, server: Server, planned: PlannedServer, procedure: string): Worksheet {
  const isPublisher = server.roles.includes('publisher');
  return {
    server: server.name,
    role: isPublisher ? 'publisher' : 'subscriber',
    fields: [
      ...WORKSHEET_ROWS.map((row) => fieldOf(row, cluster, server, procedure)),
      ...SECRETS.map((secret) => secretField(secret, cluster, server, isPublisher)),
    ],
    sittings: planned.steps.filter(isAtTheInstaller).map(sittingOf),
    labels: driveLabelsOf(cluster, server, planned),
  };
}

function fieldOf(row: WorksheetRow, cluster: Cluster, server: Server, procedure: string): SheetField {
  const { field, source } = row;
  const value = row.value(cluster, server);
  if (value === undefined && procedure === 'upgrade' && row.isOfInstallation)
    return { field, source, state: 'not asked', value: null, note: 'the server was given it at its installation' };
  if (value === undefined) return { field, source, state: 'open', value: null, note: `write ${row.write}` };
  const isPrinted = field === 'Product key' && value === PRINTED_KEYS[cluster.to];
  const note = isPrinted ? `${row.note}; printed in S2 for a dedicated server of ${cluster.to}` : row.note;
  return { field, source, state: 'filled', value, note };
}

/** A secret is a blank on paper: it is typed from where it lies, and written nowhere. */
function secretField(secret: SecretRow, cluster: Cluster, server: Server, isPublisher: boolean): SheetField {
  const { field, source, typed, onSubscribers } = secret;
  const base = { field, source, value: null };
  if (!isPublisher && !onSubscribers)
    return { ...base, state: 'not asked', note: "a subscriber's installer asks for none" };
  const own = secret.name === 'administratorPassword' ? server.administratorPassword : undefined;
  const note = `${placeOf(own ?? cluster.secrets?.[secret.name])}; typed ${typed}; the same on every server`;
  return { ...base, state: 'secret', note };
}

function placeOf(reference: SecretReference | undefined): string {
  if (reference === undefined) return 'from the password safe';
  return 'file' in reference ? `from the file ${reference.file}` : `from the variable ${reference.env}`;
}

const isAtTheInstaller = (step: Step): step is PromptStep =>
  step.kind === 'prompt' && AT_THE_INSTALLER.some((kind) => kind === step.task.kind);

function sittingOf(step: PromptStep): Sitting {
  const task = step.task as Task;
  const pages = task.kind === 'walk-pages' ? task.pages : [];
  // The prompt has a line for each page; here the page stands in its place.
  const ofPages = pages.map(lineOf);
  return {
    title: step.title,
    lines: step.instructions.filter((line) => !ofPages.includes(line)),
    pages: pages.map(pageOf),
    source: step.source,
  };
}

const pageOf = ({ window, shown = [], fields, button, refused = '', source }: Page): SheetPage => ({
  window,
  shown,
  typed: fields,
  button,
  mind: refused,
  source,
});
