import type { FaultName } from '../faults.ts';
import type { LabCluster } from '../lab-cluster.ts';
import type { ShellOutcome } from './shell.ts';

/** What has been printed so far: of the same server last, and of any other. */
interface Printed {
  readonly before: string;
  readonly ofAnother: string;
}

type Spoil = (honest: ShellOutcome, printed: Printed) => ShellOutcome;

const prints =
  (text: (stdout: string, printed: Printed) => string): Spoil =>
  (honest, printed) => ({ ...honest, stdout: text(honest.stdout, printed) });

const MEGABYTE = 1_000_000;

/** The first of two bytes of UTF-8. */
const HALF_A_CHARACTER = '\u00c3';

/** How an answer reaches whoever has asked for it; what the command does to the server it does all the same. */
export const HOSTILE_ANSWERS = {
  'answers-with-a-megabyte': prints((text) => `${'x'.repeat(MEGABYTE)}\r\n${text}`),
  'answers-without-end': (honest) => ({ ...honest, fate: 'flood' }),
  'answers-in-ten-thousand-lines': prints((text) => `${'working\r\n'.repeat(10_000)}${text}`),
  'answers-with-control-characters': prints((text) => text.replace(/^/gm, '\u001b[2K\u0007')),
  'answers-to-half-a-character': prints((text) => text.slice(0, text.length / 2) + HALF_A_CHARACTER),
  'answers-what-was-asked-before': prints((_, { before }) => before),
  'answers-for-another-server': prints((_, { ofAnother }) => ofAnother),
} as const satisfies Partial<Record<FaultName, Spoil>>;

export type HostileAnswer = keyof typeof HOSTILE_ANSWERS;

const NAMES = Object.keys(HOSTILE_ANSWERS) as readonly HostileAnswer[];

/** Spoils the answer to a line that concerns this server, where a fault is set for it. */
export function spoil(
  honest: ShellOutcome,
  server: string,
  line: string,
  { faults, printed }: LabCluster,
): ShellOutcome {
  const others = [...printed].filter(([name]) => name !== server).map(([, text]) => text);
  const so: Printed = { before: printed.get(server) ?? '', ofAnother: others.at(-1) ?? '' };
  printed.set(server, honest.stdout);
  const fault = honest.fate === 'answer' ? NAMES.find((name) => faults.strikes(name, server, line)) : undefined;
  return fault ? HOSTILE_ANSWERS[fault](honest, so) : honest;
}
