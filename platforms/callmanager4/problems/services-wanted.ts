import { isCallManagerServer } from '../order.ts';
import { type ProblemFinder, warn } from './problem-finder.ts';

/** A server without a list of services cannot be seen to run what is wanted there: the list is the operator's (SVC-26). */
export const findServersWithoutServices: ProblemFinder = ({ cluster }) =>
  cluster.servers
    .filter((server) => isCallManagerServer(server) && server.services.length === 0)
    .map(({ name }) =>
      warn(
        `${name} names no services in the cluster file: which ones are activated there is then a person's word alone`,
        ['SVC-26'],
        name,
      ),
    );
