// Runs one program and ends it when the starter is gone. The starter holds the other end of our standard input: however
// it dies, the kernel closes that pipe, and a server that nobody owns any more never stays behind.
import { spawn } from 'node:child_process';

const [program, ...programArguments] = process.argv.slice(2);
const child = spawn(program, programArguments, { stdio: ['ignore', 'inherit', 'inherit'] });

/** How long the program may take to end in order before it is killed, in milliseconds. */
const GRACE = 5_000;

function end() {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), GRACE).unref();
}

process.stdin.on('end', end).on('error', end).resume();
process.on('SIGTERM', end).on('SIGINT', end).on('SIGHUP', end);
// Nobody may be left to read what the program says: that is no reason to leave the program alone.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
child.on('exit', (code) => process.exit(code ?? 1));
