import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { untilAborted } from '../until-aborted.ts';
import { siteOf } from '../read-site.ts';
import { startStack } from './start-stack.ts';

/** Runs Temporal, a worker and a lab until Ctrl-C, and prints where they are. Runs are kept for the next time. */
export async function serveDev(context: Context, file: string, faults: readonly string[]): Promise<ExitCode> {
  const { output } = context;
  const interruption = context.interruption();
  const stack = await startStack({
    settings: await context.settings(),
    identity: context.identity,
    clusterFile: file,
    site: await siteOf(context),
    faults,
    runs: 'keep',
    signs: false,
    progress: output.progress,
    note: output.note,
  });
  const { lab, address, uiAddress } = stack;
  try {
    const places = { address, ui: uiAddress, clusterFile: lab.clusterFile, consoleUrl: lab.consoleUrl };
    output.result(places, () =>
      [
        `Temporal: ${address}${uiAddress === null ? '' : `, UI ${uiAddress}`}`,
        `cluster file of the lab: ${lab.clusterFile}`,
        `console, for what people do in the server room: ${lab.consoleUrl}`,
        `\`ccmctl start ${lab.clusterFile}\` starts a run on it; Ctrl-C ends everything`,
      ].join('\n'),
    );
    await Promise.race([untilAborted(interruption), stack.workerEnded]);
  } finally {
    output.progress('ending what was started');
    await stack.stop();
    output.endProgress();
  }
  return EXIT.good;
}
