import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { wholeLook } from '../../platforms/callmanager4/site-fixture.ts';
import { answerTo, row } from '../../platforms/callmanager4/sql/osql-output.ts';
import { OUTPUT_BYTES } from '../../../activities/ssh/run-command.ts';
import type { Flooded } from './flooded-worker.ts';
import { startScriptedHost, type Reaction } from './scripted-host.ts';

const FLOOD_BYTES = 600_000_000;

/** Room for what is not yet collected of a dozen answers; one of them kept whole is more. */
const GROWTH_BYTES = 350_000_000;

/** A whole answer to each command line, to be followed by more than anybody keeps. */
function wholeAnswerTo(command: string): string {
  if (command.startsWith('osql ')) return answerTo(command, row('CCM0301'));
  if (command.startsWith('sc ')) return '[SC] ChangeServiceConfig SUCCESS\r\n';
  if (command.startsWith('del ')) return `${/ccmctl-withdrawn \S+$/.exec(command)?.[0] ?? ''}\r\n`;
  if (command.startsWith('ping '))
    return `Reply from 10.1.1.1: bytes=32 time<10ms TTL=128\r\nLost = 0 (0% loss)\r\n${/end=\S+$/.exec(command)?.[0] ?? ''}\r\n`;
  return command.startsWith('cscript ') ? wholeLook(command) : '';
}

test('a worker whose every command prints 600 MB keeps a few of them, and takes none of it as known', async () => {
  const react = (command: string): Reaction => {
    if (command === 'quiet') return '';
    // Without its mark an act has not begun, and nothing of it would be sent.
    if (command.startsWith('mkdir ')) return `${/ccmctl-begun \S+$/.exec(command)?.[0] ?? ''}\r\n`;
    return { stdout: wholeAnswerTo(command), floods: FLOOD_BYTES };
  };
  const host = await startScriptedHost(react, { keepsMarks: false });
  const program = fileURLToPath(new URL('flooded-worker.ts', import.meta.url));
  const args = ['--import', 'tsx', program, JSON.stringify(host.endpoint)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1_000_000 });
  const { overflowed, bytes, known, answers, grownBytes } = JSON.parse(stdout) as Flooded;
  expect({ overflowed, bytes }).toEqual({ overflowed: true, bytes: OUTPUT_BYTES });
  expect(Object.keys(known).filter((reader) => known[reader])).toEqual([]);
  expect(Object.keys(known)).toEqual(expect.arrayContaining(['reachable', 'services', 'databases', 'withdrawn']));
  // Whoever prints beyond the limit loses the connection, and an act has no other one.
  expect(answers).toEqual(['unknown', 'not sent']);
  expect(grownBytes).toBeLessThan(GROWTH_BYTES);
  expect(host.commands.some((command) => command.startsWith('cscript '))).toBe(true);
  await host.stop();
});
