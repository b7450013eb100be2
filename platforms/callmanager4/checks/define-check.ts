import { argumentsShape, type ArgumentName, type Arguments } from '../argument-shapes.ts';
import type { Shape } from '../../../plan/shape.ts';
import { unknown } from '../../../plan/fact.ts';
import type { Judgement, MemoryPart, ServerMemory } from '../types/server-memory.ts';
import type { Check } from '../../../plan/types/step.ts';
import type { Looks, Seen, Told } from './seen.ts';

/** What a check sees beyond a plain look at its servers: each is work for a server, so it is done only where it is named. */
export type Sight = 'event log' | 'name files' | keyof Told;

/** A check as its judge gets it: its arguments have been looked at. */
export type Asked<Given = object> = Omit<Check, 'arguments'> & { readonly arguments: Given };

interface Described {
  /** As plans, records and the documentation call it; its file is named so, too. */
  readonly name: string;
  /** What is good, in one sentence for the documentation, with the rules that ask for it. */
  readonly tells: string;
  /**
   * What is forgotten before it looks: where it cannot write down what it is to, what was written down for an earlier step
   * proves nothing in its place.
   */
  readonly forgets?: readonly MemoryPart[];
  /** What it writes down before an act whose effect is in doubt: where it could not, nothing older proves that act. */
  readonly renews?: readonly MemoryPart[];
  /** What a person is asked to read and to write where no machine can see it and a slip would not be noticed later. */
  readonly inWords?: string;
}

/** A check as it is written down: whatever its judge reads beyond a plain look has to be named, or it does not compile. */
interface Written<
  Needs extends ArgumentName,
  Takes extends ArgumentName,
  Sees extends Sight,
  Recalls extends MemoryPart,
> extends Described {
  readonly needs?: readonly Needs[];
  readonly takes?: readonly Takes[];
  readonly sees?: readonly Sees[];
  readonly recalls?: readonly Recalls[];
  readonly judge: (
    check: Asked<Arguments<Needs, Takes>>,
    seen: Looks & Pick<Told, Extract<Sees, keyof Told>>,
    memory: Pick<ServerMemory, Recalls>,
  ) => Judgement;
}

/** One kind of check: all that anybody has to know of it. */
export interface CheckDefinition extends Described {
  /** What it may be told. */
  readonly arguments: Shape<object>;
  readonly sees: readonly Sight[];
  /** What of the memory it is sent; lists that are written down are long, and the history keeps every copy. */
  readonly recalls?: readonly MemoryPart[];
  /** Pure, never throws, and has unknown as an answer of its own. */
  readonly judge: (check: Check, seen: Seen, memory: ServerMemory) => Judgement;
}

const nothing = unknown('nobody asked');
const NOBODY_ASKED: Told = {
  databases: nothing,
  parameters: nothing,
  subscriptions: nothing,
  nameCaches: {},
  namesFound: {},
};

/** Makes a check of what is written down of it; one that is told what it does not understand is unknown. */
export function defineCheck<
  Needs extends ArgumentName = never,
  Takes extends ArgumentName = never,
  Sees extends Sight = never,
  Recalls extends MemoryPart = never,
>({ needs, takes, sees = [], judge, ...described }: Written<Needs, Takes, Sees, Recalls>): CheckDefinition {
  const fits = argumentsShape(needs, takes);
  return {
    ...described,
    arguments: fits,
    sees,
    judge: (check, seen, memory) => {
      const given: unknown = check.arguments;
      if (!fits(given)) return { verdict: 'unknown', expected: described.tells, seen: 'it was told something else' };
      return judge({ ...check, arguments: given }, { ...NOBODY_ASKED, ...seen }, memory);
    },
  };
}

/** What a plan says of a check beside what it asks: all that a run must know of it. */
export const plannedOf = ({
  name,
  recalls,
  forgets,
  renews,
  inWords,
}: CheckDefinition): Omit<Check, 'servers' | 'arguments'> => ({
  name,
  ...(recalls ? { recalls } : {}),
  ...(forgets ? { forgets } : {}),
  ...(renews ? { renews } : {}),
  ...(inWords === undefined ? {} : { inWords }),
});
