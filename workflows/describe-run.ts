import type { RunStatus, ServerStatus, StatusPrompt } from '../plan/types/run.ts';

/** What each state means to somebody who opens the run's page at two in the morning. */
const STATE_SENTENCE: Readonly<Record<RunStatus['state'], string>> = {
  planning: 'looking at the servers and making the plan',
  'awaiting approval': 'the plan is made; nothing is done before it is approved',
  running: 'carrying out the plan',
  held: 'held: nothing is begun before somebody resumes',
  stopping: 'stopping after the server that is being worked on',
  stopped: 'stopped; what is not done is listed as open',
  completed: 'completed',
};

/** Lists of servers are shown whole up to this many open prompts and lines; Temporal keeps 20,000 bytes. */
const MAXIMUM_LENGTH = 18_000;

/** The current details of a run in Markdown: where it stands, what is asked of whom, and what to paste. */
export function describeRun(status: RunStatus): string {
  const lines = [
    `## ${status.cluster}: ${status.state}`,
    '',
    `${capitalize(STATE_SENTENCE[status.state])}.`,
    '',
    ...approval(status),
    ...status.prompts.flatMap(describePrompt),
    ...(status.servers.length > 0 ? ['### Servers', '', ...status.servers.map(describeServer), ''] : []),
    ...(status.openItems.length > 0 ? ['### Open items', '', ...status.openItems.map((item) => `- ${item}`), ''] : []),
  ];
  return lines.join('\n').slice(0, MAXIMUM_LENGTH);
}

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function approval(status: RunStatus): string[] {
  if (status.state !== 'awaiting approval') return [];
  return [
    '### Asked: approval of the plan',
    '',
    'Read the plan (query `plan`, or `ccmctl plan`), then send the signal or update `approve` with',
    '',
    fenced({ planHash: status.planHash, by: '<your name>' }),
    '',
  ];
}

function describePrompt(prompt: StatusPrompt): string[] {
  return [
    `### Asked: ${prompt.title}`,
    '',
    ...prompt.instructions.map((line, index) => `${index + 1}. ${line}`),
    '',
    ...choicesOf(prompt),
    `Send the signal or update \`answer\` with`,
    '',
    fenced(prompt.signal),
    '',
  ];
}

function choicesOf(prompt: StatusPrompt): string[] {
  if (prompt.form.kind !== 'choice') return [];
  const lines = prompt.form.choices.map(({ value, meaning }) => {
    const note = prompt.noteFor.includes(value) ? ' (with a `note`)' : '';
    return `- \`${value}\`: ${meaning}${note}`;
  });
  return ['The value is one of', '', ...lines, ''];
}

const describeServer = (server: ServerStatus): string =>
  `- **${server.name}** (${server.role}): ${server.state}` +
  (server.step ? `, at “${server.step}”` : '') +
  (server.evidence === 'none' ? '' : `; last evidence: ${server.evidence}`);

const fenced = (value: unknown): string => ['```json', JSON.stringify(value), '```'].join('\n');
