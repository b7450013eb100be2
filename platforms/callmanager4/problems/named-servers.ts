import type { Procedure } from '../types/procedure.ts';
import { publisherOf, subscribersOf } from '../order.ts';
import type { Problem } from '../../../plan/types/plan.ts';
import { type ProblemFinder, refuse } from './problem-finder.ts';

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** `add-subscriber` is told which servers are new; each must be a subscriber of the cluster file. */
export const findNewSubscriberProblems: ProblemFinder = ({ cluster, named }) => {
  const subscribers = subscribersOf(cluster).map(({ name }) => name);
  const may = `it can be: ${subscribers.join(', ') || 'none, the cluster file has no subscriber'}`;
  if (named.length === 0)
    return [
      refuse(`which server is the new one was not said; write it into the cluster file and name it (${may})`, [
        'ADD-04',
      ]),
    ];
  return named
    .filter((name) => !subscribers.some((one) => isSame(one, name)))
    .map((name) => refuse(`${name} is no subscriber of the cluster file; ${may}`, ['ADD-04', 'ORD-01']));
};

/** `replace-publisher` replaces the publisher under its own name: another name is a mistake (REP-01). */
export const findReplacedServerProblems: ProblemFinder = ({ cluster, named }): readonly Problem[] => {
  const publisher = publisherOf(cluster)?.name ?? '';
  return named
    .filter((name) => !isSame(name, publisher))
    .map((name) =>
      refuse(`${name} is not the publisher ${publisher}: its new machine gets the name of the old one`, ['REP-01']),
    );
};

/** Without subscribers there is no subscription to verify (ORD-20). */
export const findNothingToVerify: ProblemFinder = ({ cluster }) =>
  subscribersOf(cluster).length > 0
    ? []
    : [refuse(`${cluster.name} is a cluster of one server: it has no subscription`, ['ORD-20', 'VFY-03'])];

const TOLD_WHICH_SERVERS: readonly Procedure[] = ['add-subscriber', 'replace-publisher'];

/** Servers that are named where a procedure is about all of them: whoever named some means something else than would be done. */
export const findNamedInVain: ProblemFinder = ({ procedure, named }) =>
  TOLD_WHICH_SERVERS.includes(procedure) || named.length === 0
    ? []
    : [refuse(`${procedure} is about the whole cluster, and takes no servers by name: ${named.join(', ')}`, ['ours'])];
