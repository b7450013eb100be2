import { ask } from './steps/vocabulary.ts';
import type { PromptRow, Row } from './steps/row.ts';
import type { Plan, Problem, Stage } from '../../plan/types/plan.ts';
import type { AnswerForm } from '../../plan/types/step.ts';

/** Where a run begins that does not begin at the beginning, and what lies before it: that is taken for done. */
export interface Begin {
  /** As people call it: `the stage restoration`, `the server CM-SEC1`. */
  readonly place: string;
  /** Stages with own steps, with the titles of what is taken for done. */
  readonly stages: readonly { readonly name: Stage['name']; readonly titles: readonly string[] }[];
  /** Names of servers. */
  readonly servers: readonly string[];
}

interface Place {
  readonly kind: 'stage' | 'server';
  readonly name: string;
}

/** Stages and servers of a plan in order of work. */
const placesOf = ({ stages }: Plan): readonly Place[] =>
  stages.flatMap(({ name, servers }) => [
    { kind: 'stage' as const, name },
    ...servers.map((server) => ({ kind: 'server' as const, name: server })),
  ]);

const isCalled = (name: string, asked: string): boolean => name.toLowerCase() === asked.trim().toLowerCase();

/** Where a whole plan is begun; null where it has no such place. Of a stage and a server of one name, the first counts. */
export function findBegin(asked: string, plan: Plan): Begin | null {
  const places = placesOf(plan);
  const index = places.findIndex(({ name }) => isCalled(name, asked));
  const place = places[index];
  if (!place) return null;
  const before = places.slice(0, index);
  const isBefore = (kind: Place['kind'], name: string): boolean =>
    before.some((one) => one.kind === kind && one.name === name);
  const steps = [...plan.before, ...plan.after];
  return {
    place: `the ${place.kind} ${place.name}`,
    stages: plan.stages
      .filter((stage) => stage.steps.length > 0 && isBefore('stage', stage.name))
      .map((stage) => ({
        name: stage.name,
        titles: steps.filter(({ id }) => stage.steps.includes(id)).map(({ title }) => title),
      })),
    servers: plan.servers.map(({ name }) => name).filter((name) => isBefore('server', name)),
  };
}

/** A place that is none is a mistake, and to begin elsewhere would be a guess. */
export const refuseOtherPlace = (asked: string, plan: Plan): Problem => {
  const named = (kind: Place['kind']): string =>
    placesOf(plan)
      .flatMap((place) => (place.kind === kind ? [place.name] : []))
      .join(', ') || 'none';
  return {
    severity: 'refuse',
    message: `"${asked}" is no stage and no server of this plan, so the run cannot begin there; stages: ${named('stage')}; servers: ${named('server')}`,
    source: ['ours'],
  };
};

/** Only a person can say it, and only with the note that says how it is known. */
const TAKEN_FOR_DONE: AnswerForm = {
  kind: 'choice',
  choices: [
    { value: 'done', meaning: 'all of it is done, and still holds; the note says how I know', noted: true },
    { value: 'not-done', meaning: 'something of it is not done; the note says what', ends: 'blocked' },
  ],
};

/** The one question that stands for all that lies before the place and that no look can prove. */
export const takenForDone = (what: string, titles: readonly string[], { place }: Begin): PromptRow =>
  ask(`taken-for-done${what === '{server}' ? '' : `-${what.replaceAll(' ', '-')}`}`, {
    title: `Say what proves that ${what === '{server}' ? `{server} is` : `the stage ${what} is`} done`,
    because: `it lies before ${place}, where this run begins: nothing of it is done again, and no look can prove it`,
    source: ['ours'],
    document: 'ours',
    instructions: [
      'The audit or the report of the run before shows what was done. Each of these is taken for done:',
      ...titles,
    ],
    answer: TAKEN_FOR_DONE,
    by: 'engineer',
    task: { kind: 'confirm' },
  });

/** Of a server before the place: its looks, which a person may decide about, and one question for what they do not show. */
export function looksOnly(rows: readonly Row[], begin: Begin): readonly Row[] {
  const titles = rows.flatMap((row) => (row.kind === 'prompt' ? [row.title] : []));
  return [
    ...rows.flatMap((row): readonly Row[] =>
      row.kind === 'check' && !row.repair ? [{ ...row, outcome: 'hold' }] : [],
    ),
    ...(titles.length > 0 ? [takenForDone('{server}', titles, begin)] : []),
  ];
}
