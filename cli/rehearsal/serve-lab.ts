import type { Context } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { readCluster } from '../read-cluster.ts';
import { siteOf } from '../read-site.ts';
import { untilAborted } from '../until-aborted.ts';
import { openLab } from './open-lab.ts';
import { readFaults } from './read-faults.ts';

/** Runs a lab built from a cluster file until Ctrl-C, and prints where it is. */
export async function serveLab(context: Context, file: string, faults: readonly string[]): Promise<ExitCode> {
  const interruption = context.interruption();
  // Judged first: a lab would take files that the product does not.
  const { cluster } = await readCluster(file, undefined, await siteOf(context));
  const lab = await openLab({
    clusterFile: file,
    people: cluster.people,
    faults: readFaults(
      faults,
      cluster.servers.map(({ name }) => name),
    ),
  });
  try {
    context.output.result({ clusterFile: lab.clusterFile, consoleUrl: lab.consoleUrl }, () =>
      [
        `cluster file of the lab: ${lab.clusterFile}`,
        `console, for what people do in the server room: ${lab.consoleUrl}`,
        `\`ccmctl start ${lab.clusterFile}\` starts a run on it; Ctrl-C ends the lab`,
      ].join('\n'),
    );
    await untilAborted(interruption);
  } finally {
    await lab.stop();
  }
  return EXIT.good;
}
