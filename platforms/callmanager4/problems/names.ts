import { isCallManagerServer } from '../order.ts';
import { refuse, warn, type ProblemFinder } from './problem-finder.ts';

/** Files are written, or emptied, by what the cluster file says resolves names: nobody guesses that (NAM-02). */
export const findUnchosenNames: ProblemFinder = ({ cluster: { names, servers } }) => {
  if (names?.by === undefined)
    return [
      refuse(
        'the cluster file does not say what resolves names: write `names: {by: files}` or `names: {by: network}`',
        ['NAM-02'],
      ),
    ];
  const without = servers.filter((server) => isCallManagerServer(server) && server.dnsSuffix === undefined);
  if (names.by === 'network' || without.length === 0) return [];
  const called = without.map(({ name }) => name).join(', ');
  return [warn(`no DNS suffix is written down of ${called}: HOSTS gets their names without one`, ['NAM-07'])];
};
