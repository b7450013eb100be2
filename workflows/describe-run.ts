import { describeDeviation } from '../plan/describe-deviation.ts';
import { markdownLine } from './markdown.ts';
import { rehearsalLines } from '../plan/rehearsal.ts';
import { PLACEHOLDERS } from '../plan/placeholders.ts';
import { signingLines } from '../plan/signing-lines.ts';
import { APPROVAL, RESUMPTION, statementOf, type SignedAsking, type Statement } from '../plan/statement.ts';
import type { AcceptedDeviation, RunStatus, ServerStatus, StatusPrompt } from '../plan/types/run.ts';

/** What each state means to somebody who opens the run's page at two in the morning. */
const STATE_SENTENCE: Readonly<Record<RunStatus['state'], string>> = {
  planning: 'it looks at the servers and makes the plan',
  'awaiting approval': 'the plan is made; nothing is done before it is approved',
  running: 'it carries out the plan',
  held: 'nothing is begun before somebody resumes',
  stopping: 'it stops after the server that is being worked on',
  stopped: 'what is not done is listed as open',
  completed: 'every server is done',
};

/** Temporal keeps 20,000 bytes; what is asked stands first, so that only the end of a list can be cut off. */
const MAXIMUM_LENGTH = 18_000;

/**
 * The current details of a run in Markdown, for the Temporal UI: what is asked of whom and what to paste, then where the
 * run stands. Lists, since the UI sets a table without any space between its columns.
 */
export function describeRun(status: RunStatus, namespace: string): string {
  const asked = [
    ...askedByState(status),
    ...status.prompts.flatMap((prompt) => describePrompt(prompt, status.signing)),
  ];
  const lines = [
    ...rehearsalLines(status).flatMap((line) => [`**${line}**`, '']),
    ...(status.unheard === undefined ? [] : [`## ${markdownLine(status.unheard)}`, '']),
    ...(asked.length > 0 ? asked : ['## Nothing is asked of anybody', '']),
    `### ${markdownLine(status.cluster)} is ${status.state}: ${STATE_SENTENCE[status.state]}`,
    '',
    ...list(status.servers.map(describeServer)),
    ...(status.accepted.length > 0
      ? ['### Accepted as it is', '', ...list(status.accepted.map(describeAccepted))]
      : []),
    ...(status.openItems.length > 0 ? ['### Left open', '', ...list(status.openItems.map(markdownLine))] : []),
    ...runsOf(status, namespace),
  ];
  return lines.join('\n').slice(0, MAXIMUM_LENGTH);
}

const list = (items: readonly string[]): string[] =>
  items.length === 0 ? [] : [...items.map((item) => `- ${item}`), ''];

/** What the run as a whole waits for a person for. */
function askedByState({ state, planHash, signing }: RunStatus): string[] {
  if (state === 'awaiting approval') {
    return [
      '## Asked: approve the plan',
      '',
      'Read it first: query `plan`, or `ccmctl plan`.',
      '',
      ...toSend('An approver', 'approve', { planHash, by: PLACEHOLDERS.sender }),
      ...toSign(signing, signing?.approval, 'approve', { planHash, by: PLACEHOLDERS.sender }, APPROVAL),
    ];
  }
  return state === 'held'
    ? [
        '## Held: nothing is begun',
        '',
        ...toSend('Somebody', 'resume', { by: PLACEHOLDERS.sender }),
        ...toSign(signing, signing?.resumption, 'resume', { by: PLACEHOLDERS.sender }, RESUMPTION),
      ]
    : [];
}

function describePrompt(prompt: StatusPrompt, signing: RunStatus['signing']): string[] {
  return [
    `## Asked: ${markdownLine(prompt.title)}`,
    '',
    ...prompt.instructions.map((line, index) => `${index + 1}. ${markdownLine(line)}`),
    '',
    ...toSend(`An ${prompt.by}`, 'answer', prompt.signal),
    ...(signing && prompt.needs !== undefined
      ? signedLines(prompt.needs, 'answer', prompt.signal, statementOf(signing, prompt, prompt.signal))
      : []),
    ...valuesOf(prompt),
  ];
}

function valuesOf({ form, noteFor }: StatusPrompt): string[] {
  if (form.kind === 'text') return [`The value is text: ${markdownLine(form.what)}.`, ''];
  if (form.kind === 'number')
    return [`The value is a number, ${form.minimum} to ${form.maximum}: ${markdownLine(form.what)}.`, ''];
  const choices = form.choices.map(({ value, meaning }) => `\`${value}\`: ${markdownLine(meaning)}`);
  const noted = noteFor.map((value) => `\`${value}\``).join(' or ');
  return [
    'The value is one of',
    '',
    ...list(choices),
    ...(noted === '' ? [] : [`With ${noted} add \`"note": "..."\`.`, '']),
  ];
}

const toSend = (who: string, message: string, json: unknown): string[] => [
  `${who} sends this as signal or update \`${message}\`, with their own name:`,
  '',
  '```json',
  JSON.stringify(json, null, 2),
  '```',
  '',
];

/** The same for what is no prompt of its own. */
function toSign(
  signing: RunStatus['signing'],
  asking: SignedAsking | undefined,
  name: 'approve' | 'resume',
  message: { readonly by: string; readonly planHash?: string },
  value: string,
): string[] {
  if (!signing || !asking) return [];
  const statement = statementOf(signing, { id: value, nonce: asking.nonce }, { value, by: message.by });
  return signedLines(asking.needs, name, message, statement);
}

const signedLines = (
  needs: string,
  name: 'approve' | 'answer' | 'resume',
  message: object,
  statement: Statement,
): string[] => [
  `This site wants ${markdownLine(needs)}. It is signed and sent so, or with \`ccmctl ${name} --sign\`:`,
  '',
  '```sh',
  ...signingLines(name, message, statement),
  '```',
  '',
];

/** A link to each run of the chain, where there is more than one. */
function runsOf({ workflowId, runs }: RunStatus, namespace: string): string[] {
  if (runs.length < 2) return [];
  const page = (runId: string): string =>
    `/namespaces/${encodeURIComponent(namespace)}/workflows/${encodeURIComponent(workflowId)}/${runId}/timeline`;
  return [
    '### Runs of this night',
    '',
    ...list(
      runs.map(
        ({ runId, servers, startedAt, endedAt }) =>
          `[${servers.map(markdownLine).join(', ') || 'planning'}](${page(runId)}): ${startedAt} to ${endedAt ?? 'now'}`,
      ),
    ),
  ];
}

const describeAccepted = (deviation: AcceptedDeviation): string =>
  `\`${deviation.step}\` ${markdownLine(describeDeviation(deviation))}`;

const describeServer = ({ name, role, state, step }: ServerStatus): string =>
  `**${markdownLine(name)}** (${role}): ${state}${step === undefined || state === 'done' ? '' : `, at “${markdownLine(step)}”`}`;
