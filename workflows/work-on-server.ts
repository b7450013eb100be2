import { CancellationScope, setCurrentDetails, setHandler } from '@temporalio/workflow';
import { rehearsalLines } from '../plan/rehearsal.ts';
import { emptyMemory, type ServerMemory, type WorkResult } from '../plan/types/run.ts';
import { recordedQuery, type ServerInput } from './messages.ts';
import { recordedOf } from './recall-services.ts';
import { markdownLine } from './markdown.ts';
import { createServerDesk } from './server-desk.ts';
import { runOfCluster } from './server-reports.ts';
import { createAttendance } from './steps/attendance.ts';
import { runSteps } from './steps/run-step.ts';
import type { Surroundings } from './steps/surroundings.ts';

/** Carries out the steps of one server; started by the workflow of its cluster, one at a time. */
export function workOnServer(input: ServerInput): Promise<WorkResult> {
  // After the installer has started there is no cancel: a cancelled machine has to be imaged again (PRE-22).
  return CancellationScope.nonCancellable(() => carryOut(input));
}

async function carryOut(input: ServerInput): Promise<WorkResult> {
  const { workflowId } = runOfCluster();
  setCurrentDetails(
    rehearsalLines(input.cluster)
      .map((line) => `**${line}**\n\n`)
      .join('') +
      `Works on **${markdownLine(input.server.name)}** (${input.server.role}): ${markdownLine(input.server.because)}\n\n` +
      `Questions are put and answered at the workflow of the cluster, \`${workflowId}\`.`,
  );
  const desk = createServerDesk(input);
  const { oversubscribedSince, servicesBefore } = input;
  let memory: ServerMemory = { ...emptyMemory, oversubscribedSince, servicesBefore };
  const { name } = input.server;
  setHandler(recordedQuery, () => ({ isWhole: true, inWork: null, servers: recordedOf([[name, memory]]) }), {
    description: 'What was written down of services before the first one was stopped; the next run asks for it',
  });
  const surroundings: Surroundings = {
    cluster: input.cluster,
    desk,
    attendance: createAttendance(
      () => input.cluster.site,
      (entry) => desk.write(entry),
    ),
    memoryOf: () => memory,
    remember: (_server, facts) => void (memory = { ...memory, ...facts }),
  };
  const results = await runSteps(input.server.steps, surroundings);
  await desk.allReported();
  const stopped = results.some(({ outcome }) => outcome === 'stopped');
  return {
    state: stopped ? 'stopped' : 'done',
    results,
    memory,
  };
}
