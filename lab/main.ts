import { parseArgs } from 'node:util';
import { parseProcedure } from './beginnings.ts';
import { startLab } from './build-lab.ts';
import { parseFault } from './faults.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    procedure: { type: 'string', default: 'upgrade' },
    blank: { type: 'string', multiple: true },
    fault: { type: 'string', multiple: true, default: [] },
    pace: { type: 'string', default: '1' },
    'console-port': { type: 'string', default: '0' },
  },
});

const [clusterFile] = positionals;
if (!clusterFile) {
  process.stderr.write(
    'usage: lab/main.ts FILE [--procedure NAME] [--blank SERVER]... [--fault NAME@SERVER[:always]]... [--pace N] ' +
      '[--console-port N]\n',
  );
  process.exit(2);
}

const lab = await startLab({
  clusterFile,
  procedure: parseProcedure(values.procedure),
  ...(values.blank === undefined ? {} : { blank: values.blank }),
  faults: values.fault.map(parseFault),
  pace: Number(values.pace),
  consolePort: Number(values['console-port']),
});

// One line of JSON: whoever started this process waits for it.
process.stdout.write(`${JSON.stringify({ clusterFile: lab.clusterFile, consoleUrl: lab.consoleUrl })}\n`);

const end = (): void => {
  void lab.stop().then(() => process.exit(0));
};
process.on('SIGTERM', end);
process.on('SIGINT', end);
