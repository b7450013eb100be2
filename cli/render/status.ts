import { describeDeviation } from '../../plan/describe-deviation.ts';
import { rehearsalLines } from '../../plan/rehearsal.ts';
import type { ServerState } from '../../plan/types/run.ts';
import type { Colors } from '../output.ts';
import type { RunView } from '../temporal/run-view.ts';
import { approveCommand } from '../../plan/reply-commands.ts';
import { onOneLine } from './on-one-line.ts';
import { renderPrompt } from './prompt.ts';
import { paintState } from './state.ts';
import { renderTable } from './table.ts';

type Paint = (colors: Colors) => (text: string) => string;

const SERVER_PAINT: Readonly<Record<ServerState, Paint>> = {
  waiting: (colors) => colors.dim,
  'in progress': (colors) => colors.cyan,
  asking: (colors) => colors.yellow,
  done: (colors) => colors.green,
  stopped: (colors) => colors.red,
};

/** Where a run stands, as text for people. */
export function renderStatus(raw: RunView, colors: Colors): string {
  const status = onOneLine(raw);
  const place = [status.stage, status.server, status.step].filter(Boolean).join(', ');
  const blocks = [
    ...rehearsalLines(status).map((line) => colors.inverse(line)),
    `${colors.bold(status.cluster)}  ${status.procedure}  ${paintState(status.state, colors)}` +
      (place ? `  (${place})` : ''),
    ...(status.why === undefined ? [] : [`why: ${status.why}`]),
    ...status.notes,
    `run ${status.workflowId} ${status.runId}${planLine(status)}`,
  ];
  if (status.servers.length > 0) blocks.push(serverTable(status, colors));
  if (status.state === 'awaiting approval' && status.told) {
    blocks.push(`To approve: ${colors.cyan(approveCommand(status))}`);
  }
  if (status.told && status.planHash !== '' && !status.signing && !status.rehearsal) blocks.push(CLAIMED);
  for (const prompt of status.prompts) blocks.push(renderPrompt(status, prompt, colors));
  if (status.warnings.length > 0)
    blocks.push(['The plan warns:', ...status.warnings.map((warning) => `  ${warning}`)].join('\n'));
  if (status.accepted.length > 0) {
    const lines = status.accepted.map((deviation) => `  ${deviation.step} ${describeDeviation(deviation)}`);
    blocks.push(['Accepted deviations:', ...lines].join('\n'));
  }
  if (status.openItems.length > 0)
    blocks.push(['Open items:', ...status.openItems.map((item) => `  ${item}`)].join('\n'));
  return blocks.join('\n\n');
}

/** Whose word all is that people say in such a run. */
const CLAIMED =
  'the run goes by no site file: hosts and people are claimed, and whatever people say is claimed under a name';

const planLine = ({ planHash, told }: RunView): string =>
  told || planHash ? `\nplan ${planHash || 'not made yet'}` : '';

const serverTable = (status: RunView, colors: Colors): string =>
  renderTable(
    ['server', 'role', 'state', 'stands at', 'evidence'],
    status.servers.map((server) => [
      server.name,
      server.role,
      SERVER_PAINT[server.state](colors)(server.state),
      server.step ?? '',
      server.evidence === 'none' ? '' : server.evidence,
    ]),
  );
