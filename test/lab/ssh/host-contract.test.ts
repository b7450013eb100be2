import { loadClusterFile } from '../../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { hostContract } from '../../activities/ssh/host-contract.ts';
import { startTestLab } from '../lab-fixture.ts';

const NO_SUCH_PROGRAM = { skip: 'the station of the lab has no program that does it' };

// The same suite holds for a real OpenSSH server: the lab earns trust by the same contract.
hostContract("the lab's station", async () => {
  const lab = await startTestLab(undefined, {
    faults: [
      { fault: 'drops-connection-mid-command', server: 'CM-SUB1', times: 'always' },
      { fault: 'never-returns', server: 'CM-SEC1', times: 'always' },
    ],
  });
  const { cluster } = await loadClusterFile(lab.clusterFile);
  if (!cluster.station) throw new Error('the derived cluster file has no station');
  return {
    endpoint: cluster.station,
    commands: {
      hello: 'echo hello',
      fails: NO_SUCH_PROGRAM,
      bothStreams: NO_SUCH_PROGRAM,
      copiesInput: 'find /v ""',
      bigOutput: NO_SUCH_PROGRAM,
      binary: NO_SUCH_PROGRAM,
      neverReturns: {
        skip: 'a command that never returns says nothing before either; see test/activities/site.test.ts',
      },
      dropsConnection: 'sc \\\\CM-SUB1 stop "McShield"',
    },
    stop: () => lab.stop(),
  };
});
