import type { Outcome } from '../types/step.ts';
import { looksOf, type LookIn } from './looks-of-step.ts';
import type { NumberedPlace } from './numbered-steps.ts';
import { inMinutes } from './page-text.ts';
import type { SheetSource } from './sheet-source.ts';

/** Whether work goes on where a look is not as it should be: the words stand in the legend of the first part. */
const WEIGHTS: Readonly<Record<Outcome, string>> = { block: 'STOP', hold: 'ASK', 'open item': 'NOTE' };

/** What stands on a card for the server that a step names. */
export const SOME_SERVER = '[server]';

/** What is said of a look. */
export interface LookWords {
  /** The screens and commands by which a person sees what a check sees. */
  readonly where: readonly string[];
  /** What is done where it is not so; undefined: it is said elsewhere. */
  readonly otherwise: string | undefined;
  /** Why it is looked at; undefined: it is said elsewhere, or nowhere. */
  readonly because: string | undefined;
}

/** A look that comes at several steps, of whatever server: it is described once. */
export interface LookCard extends LookWords {
  readonly number: number;
  /** Name of the check. */
  readonly name: string;
}

/** A look at a step: what its card does not say, or all of it. */
export interface ToldLook extends LookIn {
  readonly card: number | undefined;
  readonly words: LookWords;
}

/** The looks of a page. */
export interface ToldLooks {
  /** In the order in which they are first wanted. */
  readonly cards: readonly LookCard[];
  /** By the number of the step. */
  readonly of: ReadonlyMap<number, readonly ToldLook[]>;
}

/** A look in all its words, and those of each kind that hold for whichever server is looked at. */
interface Worded {
  readonly step: number;
  readonly look: LookIn;
  readonly words: LookWords;
  readonly anywhere: LookWords;
}

/** Puts the looks of a page into words: what comes again and again has a card of its own. */
export function toldLooks(
  source: Pick<SheetSource, 'platform' | 'facts'>,
  places: readonly Pick<NumberedPlace, 'steps'>[],
  consoleTaken: ReadonlySet<string>,
): ToldLooks {
  const steps = places.flatMap((place) => place.steps);
  const worded = steps.flatMap(({ number, step }) =>
    looksOf(step, consoleTaken).map((look) => wordedOf(source, number, look)),
  );
  const again = [...alikeIn(worded)].filter(([, alike]) => alike.length > 1);
  const cards = new Map(again.map(([key, alike], index) => [key, cardOf(index + 1, alike)]));
  const of = new Map<number, ToldLook[]>();
  for (const each of worded) of.set(each.step, [...(of.get(each.step) ?? []), toldOf(each, cards.get(keyOf(each)))]);
  return { cards: [...cards.values()], of };
}

function alikeIn(worded: readonly Worded[]): ReadonlyMap<string, readonly Worded[]> {
  const alike = new Map<string, Worded[]>();
  for (const each of worded) {
    const key = keyOf(each);
    alike.set(key, [...(alike.get(key) ?? []), each]);
  }
  return alike;
}

/** Looks with one key are made in the same way, each at its own server. */
const keyOf = ({ look: { check, isConsoleTaken }, anywhere }: Worded): string =>
  JSON.stringify([check.name, isConsoleTaken, anywhere.where]);

function wordedOf({ platform, facts }: Pick<SheetSource, 'platform' | 'facts'>, step: number, look: LookIn): Worded {
  const { check, isConsoleTaken, because } = look;
  const words = {
    where: platform.byHand.lookByEye(check, facts.memories, isConsoleTaken),
    otherwise: otherwiseOf(platform, look),
    because,
  };
  const anywhere = (text: string): string => withoutServer(text, check.servers);
  return {
    ...{ step, look, words },
    anywhere: {
      where: words.where.map(anywhere),
      otherwise: anywhere(words.otherwise),
      because: because === undefined ? undefined : anywhere(because),
    },
  };
}

/** A look at several servers names each of them. */
const withoutServer = (text: string, servers: readonly string[]): string =>
  servers.length > 1 ? text : text.replaceAll(/[\w-]+/g, (word) => (word === servers[0] ? SOME_SERVER : word));

/** What all of them say alike stands on their card. */
function cardOf(number: number, alike: readonly Worded[]): LookCard {
  const [first] = alike as [Worded];
  const shared = (of: 'otherwise' | 'because'): string | undefined =>
    alike.every(({ anywhere }) => anywhere[of] === first.anywhere[of]) ? first.anywhere[of] : undefined;
  return {
    ...{ number, name: first.look.check.name, where: first.anywhere.where },
    ...{ otherwise: shared('otherwise'), because: shared('because') },
  };
}

const toldOf = ({ look, words }: Worded, card: LookCard | undefined): ToldLook => ({
  ...look,
  card: card?.number,
  words: {
    where: card ? [] : words.where,
    otherwise: card?.otherwise === undefined ? words.otherwise : undefined,
    because: card?.because === undefined ? words.because : undefined,
  },
});

/** Where a time is given for it, it is not so only when that is over. */
function otherwiseOf(
  platform: SheetSource['platform'],
  { check, outcome = 'block', next, isMended, isConsoleTaken }: LookIn,
): string {
  const { withinSeconds = 0 } = check;
  const when = withinSeconds > 0 ? ` within ${inMinutes(withinSeconds)}` : '';
  const what = next ?? platform.byHand.ifNotSo(check, isConsoleTaken) ?? 'Change nothing, and write down what you see.';
  const then = isMended ? ' Then, and not before, as the lines below say.' : '';
  return `If it is not so${when} (${WEIGHTS[outcome]}): ${what}${then}`;
}
