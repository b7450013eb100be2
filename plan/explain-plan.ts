import { clockText } from './clock-text.ts';
import { choicesWithNote } from './choices-with-note.ts';
import { describeForm } from './describe-form.ts';
import { rehearsalLines } from './rehearsal.ts';
import { siteLines } from './site-lines.ts';
import type { DurationOrigin } from './types/cluster.ts';
import type { Plan, PlannedDuration, PlannedServer, Problem, Stage } from './types/plan.ts';
import type { PromptStep, Step } from './types/step.ts';

/** Whether the text has the steps alone, or with what people are told and may answer. */
export type Detail = 'steps' | 'prompts too';

const SEVERITY: Readonly<Record<Problem['severity'], string>> = { refuse: 'REFUSED', warn: 'WARNING' };

/** How a step begins in the text: who does it. */
const KIND: Readonly<Record<Step['kind'], string>> = {
  check: 'look',
  action: 'act ',
  prompt: 'ask ',
  wait: 'wait',
  gate: 'gate',
};

/**
 * A plan as lines of plain text: problems, then stage by stage every server and step with its reason and source.
 * @param detail whether the prompts are told in full
 */
export function explainPlan(plan: Plan, detail: Detail = 'steps'): readonly string[] {
  return [
    ...rehearsalLines(plan),
    `Plan of the ${plan.procedure} of ${plan.cluster} from ${plan.from} to ${plan.to}`,
    ...(plan.begins === undefined ? [] : [`Begins at ${plan.begins}: what lies before is taken for done`]),
    ...(plan.hash ? [`Hash ${plan.hash}`] : []),
    totalLine(plan),
    ...siteLines(plan),
    ...section('Problems', plan.problems.map(problemLine)),
    ...plan.stages.flatMap((stage, index) => stageLines(stage, index + 1, plan, detail)),
    ...section('Durations', plan.durations.map(durationLine)),
    ...section('Sources', plan.sources === '' ? [] : [plan.sources]),
  ];
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? ['', title, ...lines.map((line) => `  ${line}`)] : [];

const totalLine = ({ servers, minutes: { low, high } }: Plan): string =>
  servers.length === 0
    ? 'No server is taken out of service'
    : `${servers.length} ${servers.length === 1 ? 'server' : 'servers'}, one at a time, with the tasks before and after: ${low} to ${high} minutes`;

const problemLine = (problem: Problem): string =>
  `${SEVERITY[problem.severity]} ${problem.message} ${sourceText(problem.source)}`;

function stageLines(stage: Stage, number: number, plan: Plan, detail: Detail): readonly string[] {
  const steps = [...plan.before, ...plan.after].filter(({ id }) => stage.steps.includes(id));
  const servers = plan.servers.filter(({ name }) => stage.servers.includes(name));
  return [
    '',
    `${number}. ${stage.title}: ${stage.because} ${sourceText(stage.source)}`,
    ...steps.flatMap((step) => stepLines(step, detail)),
    ...servers.flatMap((server) => serverLines(server, plan.servers.indexOf(server) + 1, detail)),
  ];
}

const serverLines = (server: PlannedServer, place: number, detail: Detail): readonly string[] => [
  `  Server ${place}: ${server.name} (${server.role}), ${minutesText(server)}`,
  `    because ${server.because} ${sourceText(server.source)}`,
  ...(server.latestBegin === undefined
    ? []
    : [`    begins by ${clockText(server.latestBegin)} at the latest, so that all after it fits the window`]),
  ...(server.wayBack === undefined ? [] : [`    way back: ${server.wayBack}`]),
  ...server.steps.flatMap((step) => stepLines(step, detail)),
];

const minutesText = ({ minutes }: PlannedServer): string =>
  minutes.high === 0 ? 'time not planned' : `${minutes.low} to ${minutes.high} minutes`;

function stepLines(step: Step, detail: Detail): readonly string[] {
  const marks = [
    ...(step.borrowed ? ["borrowed from the other release's document"] : []),
    ...(step.kind === 'action' && step.destructive ? ['done once, never repeated by itself'] : []),
    ...(step.kind === 'wait' ? [`${step.seconds} s`] : []),
  ];
  return [
    `    ${KIND[step.kind]}  ${step.title}${marks.length > 0 ? ` (${marks.join('; ')})` : ''}`,
    `            because ${step.because} ${sourceText(step.source)}`,
    ...(step.difference?.map((line) => `            ${line}`) ?? []),
    ...(step.command?.split('\n').map((line) => `            > ${line}`) ?? []),
    ...earlyLines(step),
    ...(step.kind === 'prompt' && detail === 'prompts too' ? promptLines(step) : []),
  ];
}

/** What was said before the run: whoever approves the plan approves it, too. */
function earlyLines(step: Step): readonly string[] {
  const said = step.kind === 'prompt' ? step.answered : step.kind === 'check' ? step.decided : undefined;
  if (!said) return [];
  const note = said.note === undefined ? '' : ` (${said.note})`;
  const sight = said.seen === undefined ? '' : `; only while this is seen: ${said.seen}`;
  return [`            said before by ${said.by}, ${clockText(said.at)}: ${said.value}${note}${sight}`];
}

/** What the person will read, and what may be answered. */
const promptLines = ({ instructions, answer, by }: PromptStep): readonly string[] => [
  ...instructions.map((instruction, index) => `            ${index + 1}. ${instruction}`),
  `            answers of any ${by}:`,
  ...describeForm(answer, choicesWithNote(answer)).map((line) => `              ${line}`),
];

const sourceText = (source: readonly string[]): string => `[${source.join(', ')}]`;

/** Where a duration comes from, in words. */
const ORIGIN: Readonly<Record<DurationOrigin, string>> = {
  document: 'the documents',
  'cluster file': 'the cluster file',
  ours: 'our own proposal',
};

const durationLine = ({ name, seconds, origin, borrowed, sentence }: PlannedDuration): string =>
  `${name}: ${seconds} s, by ${ORIGIN[origin]}${borrowed ? " (borrowed from the other release's document)" : ''}. ${sentence}`;
