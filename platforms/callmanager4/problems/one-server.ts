import { isCallManagerServer } from '../order.ts';
import { type ProblemFinder, warn } from './problem-finder.ts';

/** What a cluster of one server leaves out, and why (ORD-20). */
export const findWhatOneServerLeavesOut: ProblemFinder = ({ cluster }) => {
  const nodes = cluster.servers.filter(isCallManagerServer);
  const [only] = nodes;
  if (nodes.length !== 1 || !only) return [];
  const message = `${only.name} is the only CallManager server: no subscriber is worked on and no subscription is verified, since there is none`;
  return [warn(message, ['ORD-20'], only.name)];
};
