import type { Behaviours, Work } from '../../../lab/robot-behaviour.ts';
import { BEHAVIOURS } from '../../../lab/robot-tasks.ts';
import type { Manners } from '../../../lab/robots.ts';
import type { StatusPrompt } from '../../../plan/types/run.ts';
import type { Task } from '../../../platforms/callmanager4/types/task.ts';
import { stopUpdate } from '../../../workflows/messages.ts';
import type { Scenario, Stage } from '../rehearse.ts';

/** Scenarios by the names of their stories. */
export type Scenarios = Readonly<Record<string, Scenario>>;

type Kind = Task['kind'];

type WorkOf<K extends Kind> = Work<Extract<Task, { kind: K }>>;

/** Something is done or happens first; then the prompt's work is done as always. */
export const first = <K extends Kind>(kind: K, act: (work: WorkOf<K>) => unknown): Pick<Behaviours, K> =>
  ({
    [kind]: async (work: WorkOf<K>) => {
      await act(work);
      return (BEHAVIOURS[kind] as (same: WorkOf<K>) => unknown)(work);
    },
  }) as unknown as Pick<Behaviours, K>;

/** Whether a prompt asks for a step, by the name of the step. */
export const isAbout = ({ id }: StatusPrompt, step: string): boolean => id.replace(/#\d+$/, '').endsWith(`/${step}`);

/** The same at one step only. */
export const firstAt = (step: string, act: (work: WorkOf<'confirm'>) => unknown): Pick<Behaviours, 'confirm'> =>
  first('confirm', (work) => (isAbout(work.prompt, step) ? act(work) : undefined));

/** The walk through the installer from its first page, not the one through its last pages. */
export const isWizard = ({ task }: WorkOf<'walk-pages'>): boolean => task.pages.length > 2;

/** A person of the cluster orders to stop after the server that is being worked on. */
export const stopAfterThis = ({ handle }: Stage): Promise<unknown> =>
  handle.executeUpdate(stopUpdate, { args: [{ by: 'Mette Holm', reason: 'enough for tonight' }] });

/** The trouble of one step is seen to before its n-th decision is answered. */
export const decidingAt = (step: string, act: (work: WorkOf<'decide'>) => unknown): Pick<Behaviours, 'decide'> =>
  first('decide', (work) => (isAbout(work.prompt, step) ? act(work) : undefined));

/** Nobody answers the n-th decision of a step and those after it: what mends the trouble, the machine finds by itself. */
export const silentAt =
  (step: string, asking = 1) =>
  (prompt: StatusPrompt): Manners =>
    prompt.task.kind === 'decide' && isAbout(prompt, step) && Number(/#(\d+)$/.exec(prompt.id)?.[1] ?? 1) >= asking
      ? { delayMilliseconds: 600_000 }
      : {};

/** Another answer than `done` at one step. */
export const answering =
  (step: string, value: string, note: string) =>
  (prompt: StatusPrompt): Manners =>
    isAbout(prompt, step) && prompt.task.kind !== 'decide' ? { change: (answer) => ({ ...answer, value, note }) } : {};
