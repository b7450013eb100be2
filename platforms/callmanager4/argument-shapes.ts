import type { NamedNode } from './name-lines.ts';
import { line, listOf, number, numberIn, oneOf, record, text, truth, type Shape } from '../../plan/shape.ts';
import type { MaintenanceWindow, ParameterLimits } from './types/cluster.ts';
import type { StepArguments } from './types/step-arguments.ts';

/** Characters of one text; nothing of a cluster or a plan is longer. */
const LONGEST_TEXT = 4_000;

/** Entries of one list: the services or the parameters of a server. */
const LONGEST_LIST = 20_000;

/** Megabytes, devices, calls or minutes: no machine and no cluster of these releases has more. */
const amount = numberIn(0, 1_000_000_000);

/** A month: no limit of a run is longer. */
const seconds = numberIn(0, 2_592_000);

/** Names of files and people's words may be in any language, but they are of one line. */
const name = line(LONGEST_TEXT);
const value = text(LONGEST_TEXT);

const limits: Shape<ParameterLimits> = record<
  Pick<ParameterLimits, 'name' | 'suggested'>,
  Required<Omit<ParameterLimits, 'name' | 'suggested'>>
>({ name: value, suggested: value }, { suggestedBefore: value, minimum: number, maximum: number });

/** The shape of each argument; the compiler finds one that has none. */
const ARGUMENT: { readonly [Name in keyof StepArguments]-?: Shape<NonNullable<StepArguments[Name]>> } = {
  services: listOf(name, LONGEST_LIST),
  setAsideBefore: truth,
  worksByVnc: truth,
  beforeReboot: truth,
  label: name,
  release: name,
  level: name,
  models: listOf(name, LONGEST_LIST),
  subscribers: listOf(name, LONGEST_LIST),
  megabytes: amount,
  window: record<MaintenanceWindow>({ from: name, to: name }),
  minutes: record({ own: amount, after: amount }),
  calls: amount,
  devices: amount,
  limitSeconds: seconds,
  parameters: listOf(limits, LONGEST_LIST),
  settleSeconds: seconds,
  workgroup: name,
  namesBy: oneOf('files', 'network'),
  nodes: listOf(
    record<Pick<NamedNode, 'name' | 'address'>, Required<Pick<NamedNode, 'dnsSuffix'>>>(
      { name, address: name },
      { dnsSuffix: name },
    ),
    LONGEST_LIST,
  ),
  suffixes: listOf(name, LONGEST_LIST),
};

export type ArgumentName = keyof StepArguments;

/** The arguments that a check, or an action, needs, and those that it may be told as well. */
export type Arguments<Needs extends ArgumentName, Takes extends ArgumentName> = Required<Pick<StepArguments, Needs>> &
  Pick<StepArguments, Takes>;

/** The shape of such arguments; what else is told means nothing. */
export function argumentsShape<Needs extends ArgumentName, Takes extends ArgumentName>(
  needs: readonly Needs[] = [],
  takes: readonly Takes[] = [],
): Shape<Arguments<Needs, Takes>> {
  const shapes = (names: readonly ArgumentName[]) => Object.fromEntries(names.map((one) => [one, ARGUMENT[one]]));
  return record(shapes(needs), shapes(takes)) as Shape<unknown> as Shape<Arguments<Needs, Takes>>;
}
