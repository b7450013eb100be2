import { consoleAt, type ConsoleCall } from '../../lab/console-client.ts';
import { startRobots, type Robots } from '../../lab/robots.ts';
import { temporalRun, type RobotRun } from '../../lab/robot-run.ts';
import type { Answer } from '../../plan/types/run.ts';
import { shellWord } from '../../plan/shell-word.ts';
import { signForPeople } from './sign-for-people.ts';
import type { Stack } from './start-stack.ts';

/** Robots that do the people's work in the lab and answer for them. */
export function letRobotsAnswer(stack: Stack): Robots {
  return startRobots({
    ...surroundings(stack),
    run: runOf(stack),
    repairs: true,
  });
}

/**
 * Robots that only lend their hands: they put discs into the lab's drives and press its buttons, and leave every answer
 * and the approval to whoever watches; what they have seen is told as the command line that says it.
 */
export function letRobotsLendHands(stack: Stack, tell: (text: string) => void): Robots {
  const { name } = stack.cluster.cluster;
  const run: RobotRun = {
    ...temporalRun(stack.client, name),
    approve: async () => undefined,
    answer: async (answer) => tell(`the hands' work is done; it fits: ${commandOf(name, answer)}`),
  };
  // An answer that is not taken only means that the person has not answered yet: it is told once.
  return startRobots({ ...surroundings(stack), run, resendMilliseconds: Infinity });
}

/** Where the stack has a site, what people say there is signed. */
function runOf({ client, cluster, site }: Stack): RobotRun {
  const run = temporalRun(client, cluster.cluster.name);
  return site ? signForPeople(run, site.keyOf) : run;
}

const commandOf = (cluster: string, { prompt, value, by, note }: Answer): string =>
  [
    'ccmctl answer',
    ...[cluster, prompt, String(value)].map(shellWord),
    `--by ${shellWord(by)}`,
    ...(note === undefined ? [] : [`--note ${shellWord(note)}`]),
  ].join(' ');

const surroundings = ({
  lab,
  cluster,
}: Stack): { console: ConsoleCall; people: Stack['cluster']['cluster']['people'] } => ({
  console: consoleAt(lab.consoleUrl),
  people: cluster.cluster.people,
});
