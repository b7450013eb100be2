import { DURATIONS, DURATION_NAMES } from '../durations.ts';
import { minutesOf, totalMinutes } from '../minutes.ts';
import type { Problem } from '../../../plan/types/plan.ts';
import { type Material, type ProblemFinder, warn } from './problem-finder.ts';

/** Whether the work fits the window, and which durations are nobody's but ours or the cluster file's. */
export const findTimeProblems: ProblemFinder = (material) => [
  ...findWindowProblems(material),
  ...findDurationProblems(material),
  ...findApplicationTimes(material),
];

function findWindowProblems({ cluster, placed, procedure }: Material): readonly Problem[] {
  if (!cluster.window)
    return [warn('the cluster file names no window: S1 asks for off-peak hours or a maintenance window', ['WIN-01'])];
  const minutes = placed.map((one) => minutesOf(one, cluster.durations, procedure));
  const total = totalMinutes(minutes, cluster.durations);
  const length = Math.floor((Date.parse(cluster.window.to) - Date.parse(cluster.window.from)) / 60_000);
  if (length >= total.high) return [];
  const fit = length < total.low ? 'even at its shortest' : 'at its longest';
  return [
    warn(
      `the work does not fit the window ${fit}: ${total.low} to ${total.high} minutes with the tasks before and after, and the window has ${length}`,
      ['WIN-02', 'WIN-08'],
    ),
  ];
}

function findDurationProblems({ cluster, procedure }: Material): readonly Problem[] {
  const changed = DURATION_NAMES.filter(
    (name) => DURATIONS[name].origin === 'document' && cluster.durations[name].origin !== 'document',
  );
  const problems = changed.map((name) =>
    warn(
      `${name} is ${cluster.durations[name].seconds} s by the ${cluster.durations[name].origin}; the documents say ${DURATIONS[name].seconds} s`,
      DURATIONS[name].source,
    ),
  );
  const isBorrowed = procedure === 'upgrade' && cluster.durations.installHigh.origin === 'document';
  const borrowed =
    "the time for one server is borrowed from S2's installation of 4.2(1): S1's own figure is not at hand";
  return isBorrowed ? [...problems, warn(borrowed, ['WIN-06'])] : problems;
}

function findApplicationTimes({ placed, cluster }: Material): readonly Problem[] {
  const names = placed.filter(({ stage }) => stage === 'application').map(({ server }) => server.name);
  if (names.length === 0) return [];
  return [
    warn(
      `the times of ${names.join(', ')} are in the documents of their applications; ${cluster.durations.applicationUpgrade.seconds / 60} minutes for each are counted here`,
      ['WIN-05', 'APP-06'],
    ),
  ];
}
