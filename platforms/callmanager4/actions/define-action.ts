import { argumentsShape, type ArgumentName, type Arguments } from '../argument-shapes.ts';
import { commandWord, NoCommandWordError, type CommandWord, type Placeholder } from '../command-words.ts';
import type { Shape } from '../../../plan/shape.ts';
import type { Server, Transport } from '../types/cluster.ts';
import { known, unknown, type Fact } from '../../../plan/fact.ts';
import type { NameFileLines, ServiceSeen } from '../types/observation.ts';
import type { SubscriptionsSeen } from '../types/database.ts';
import type { MemoryPart, ServerMemory } from '../types/server-memory.ts';

/** A line that is run holds command words alone; one that is only shown may hold a placeholder. */
export type Word = CommandWord | Placeholder;

/** What an action can look at to tell what it acts on. */
export interface Sights {
  readonly services: Fact<readonly ServiceSeen[]>;
  readonly subscriptions: Fact<SubscriptionsSeen>;
  readonly nameFiles: Fact<NameFileLines>;
}

/** The server that is acted on, as a line names it. */
export interface Place {
  readonly transport: Transport;
  readonly server: CommandWord;
}

/** An act that is to be done, by a plan and by what was written down before. */
export interface Order<Given = object, Recalls extends MemoryPart = MemoryPart> {
  readonly server: Server;
  /** Id of the step. */
  readonly step: string;
  readonly arguments: Given;
  readonly memory: Pick<ServerMemory, Recalls>;
}

interface Told<Recalls = MemoryPart> {
  /** As plans, records and the documentation call it; its file is named so, too. */
  readonly name: string;
  /** What it does, in one sentence for the documentation, with the rules that ask for it. */
  readonly tells: string;
  /** How a person sees at the server whether it took effect, a sentence each. */
  readonly byEye: readonly string[];
  /** How a person does the same at the server's own screen, in a few words: no tool is needed that Windows 2000 does not have. */
  readonly atConsole: string;
  /** Whether doing it once more does harm. */
  readonly destructive: boolean;
  /** What a server's memory says is owed is settled by it. */
  readonly settles?: true;
  readonly recalls?: readonly Recalls[];
}

/** An action as it is written down: what it acts on, and the lines of that, whether they are run or only shown. */
interface Written<
  Needs extends ArgumentName,
  Takes extends ArgumentName,
  Sees extends keyof Sights,
  Recalls extends MemoryPart,
  Object,
> extends Told<Recalls> {
  readonly needs?: readonly Needs[];
  readonly takes?: readonly Takes[];
  readonly sees?: readonly Sees[];
  /** @throws NoCommandWordError */
  readonly resolve: (order: Order<Arguments<Needs, Takes>, Recalls>, seen: Pick<Sights, Sees>) => Fact<Object>;
  /** What a plan shows instead where that is not known yet; absent: it always is. */
  readonly planned?: (order: Order<Arguments<Needs, Takes>, Recalls>) => Object;
  readonly lines: (place: Place, object: Object) => readonly string[];
  /** What files it changes, and how, line by line: nothing of it is done that nobody has seen. */
  readonly differs?: (object: Object) => readonly string[];
}

/** One kind of act: all that anybody has to know of it. */
export interface ActionDefinition extends Told {
  /** What it may be told. */
  readonly arguments: Shape<object>;
  readonly sees: readonly (keyof Sights)[];
  /**
   * The lines that carry it out, in order, by what is seen now; unknown where the server does not show what to act on.
   * @throws NoCommandWordError when a name cannot stand in a line
   */
  readonly linesNow: (order: Order, seen: Partial<Sights>) => Fact<readonly string[]>;
  /** The same lines as a plan shows them, by what was seen when it was made. */
  readonly linesPlanned: (order: Order, seen: Partial<Sights>) => readonly string[];
  /** How files will differ: `-` what goes, `+` what comes. Empty for other acts, and where it is not known yet. */
  readonly difference: (order: Order, seen: Partial<Sights>) => readonly string[];
}

/** Stands in a plan for lines that nobody may type. */
const NO_LINE = '(no line: a name here holds signs that a command line would read; do it in the Services window)';

/** What a plan shows of an act on files instead of lines: whoever has not seen the lines is asked before any is sent. */
const NOTHING_TO_CHANGE = '(nothing to change)';
const notSeen = (why: string): string => `(not known yet: ${why}; the lines are shown before any is sent)`;

const nothing = unknown('nobody looked');
const NOBODY_LOOKED: Sights = { services: nothing, subscriptions: nothing, nameFiles: nothing };

/** Makes an action of what is written down of it. */
export function defineAction<
  Object,
  Needs extends ArgumentName = never,
  Takes extends ArgumentName = never,
  Sees extends keyof Sights = never,
  Recalls extends MemoryPart = never,
>(written: Written<Needs, Takes, Sees, Recalls, Object>): ActionDefinition {
  const { needs, takes, sees = [], resolve, planned, lines, differs, ...told } = written;
  type Own = Order<Arguments<Needs, Takes>, Recalls>;
  const linesOf = (order: Order, seen: Partial<Sights>, otherwise?: (order: Own) => Object) => {
    const place = { transport: order.server.transport, server: commandWord('server', order.server.name) };
    const object = resolve(order as Own, { ...NOBODY_LOOKED, ...seen });
    if (object.known) return known(lines(place, object.value));
    return otherwise ? known(lines(place, otherwise(order as Own))) : object;
  };
  return {
    ...told,
    arguments: argumentsShape(needs, takes),
    sees,
    linesNow: (order, seen) => linesOf(order, seen),
    linesPlanned: (order, seen) => {
      try {
        const shown = linesOf(order, seen, planned);
        if (!differs) return shown.known ? shown.value : [];
        if (!shown.known) return [notSeen(shown.why)];
        return shown.value.length > 0 ? shown.value : [NOTHING_TO_CHANGE];
      } catch (error) {
        if (error instanceof NoCommandWordError) return [NO_LINE];
        throw error;
      }
    },
    difference: (order, seen) => {
      if (!differs) return [];
      const object = resolve(order as Own, { ...NOBODY_LOOKED, ...seen });
      return object.known ? differs(object.value) : [];
    },
  };
}
