import { startRobots } from '../../lab/robots.ts';
import type { Robots } from '../../lab/robots.ts';
import { temporalRun } from '../../lab/robot-run.ts';
import type { Run } from '../../lab/robot-run.ts';
import { shellWord } from '../render/prompt.ts';
import type { Stack } from './start-stack.ts';

/** Robots that do the people's work in the lab and answer for them. */
export function letRobotsAnswer(stack: Stack): Robots {
  return startRobots({ ...surroundings(stack), run: temporalRun(stack.client, stack.cluster.cluster.name) });
}

/**
 * Robots that only lend their hands: they put discs into the lab's drives and press its buttons, and leave every answer
 * and the approval to whoever watches; what they have seen is told as the command line that says it.
 */
export function letRobotsLendHands(stack: Stack, tell: (text: string) => void): Robots {
  const { name } = stack.cluster.cluster;
  const run: Run = {
    ...temporalRun(stack.client, name),
    approve: async () => undefined,
    answer: async ({ prompt, value, note }) => {
      const words = [name, prompt, String(value)].map(shellWord).join(' ');
      tell(`the hands' work is done; it fits: ccmctl answer ${words}${note ? ` --note ${shellWord(note)}` : ''}`);
    },
  };
  return startRobots({ ...surroundings(stack), run });
}

const surroundings = ({
  lab,
  cluster,
}: Stack): { consoleUrl: string; people: Stack['cluster']['cluster']['people'] } => ({
  consoleUrl: lab.consoleUrl,
  people: cluster.cluster.people,
});
