import { OUTPUT_BYTES } from '../../../activities/ssh/run-command.ts';
import type { Lie } from '../../activities/ssh/scripted-host.ts';

type ServerChannel = Parameters<Lie['lie']>[0];
type Connection = Parameters<Lie['lie']>[1];

/** What a liar has at hand: the honest answer, and what it has answered to others. */
export interface AtHand {
  readonly command: string;
  readonly honest: string;
  /** The answer to the command before, of the same kind. */
  readonly before: string;
}

type Tell = (channel: ServerChannel, connection: Connection, atHand: AtHand) => void;

const MEGABYTE = 1_000_000;

/** Prints all of it and ends well. */
const prints =
  (text: (atHand: AtHand) => string | Buffer): Tell =>
  (channel, _connection, atHand) => {
    channel.write(text(atHand));
    channel.exit(0);
    channel.end();
  };

const half = (text: string): string => text.slice(0, Math.floor(text.length / 2));

const eachLine = (text: string, of: (line: string) => string): string => text.split('\r\n').map(of).join('\r\n');

/** The answer as another server would give it: its own name and address, and the mark of the question. */
const byAnother = (text: string): string =>
  text
    .replace(/^computer\.name=.*$/m, 'computer.name=CM-OTHER')
    .replace(/node=\S+/g, 'node=CM-OTHER')
    .replace(/(end \d+ 0 \w+) \S+/, '$1 CM-OTHER')
    .replaceAll('10.1.1.1', '10.9.9.9');

/** Goes on until somebody hangs up. */
const endless =
  (chunk: string): Tell =>
  (channel) => {
    let isOver = false;
    channel.on('close', () => (isOver = true));
    const more = (): void => {
      while (!isOver && channel.writable) if (!channel.write(chunk)) return void channel.once('drain', more);
    };
    more();
  };

/** Ten thousand lines a second, for as long as somebody listens. */
const drips: Tell = (channel, connection) => {
  const timer = setInterval(() => {
    if (channel.writable) channel.write('tick\r\n'.repeat(100));
    else clearInterval(timer);
  }, 10);
  channel.on('close', () => clearInterval(timer));
  connection.on('close', () => clearInterval(timer));
};

/** Each way in which a host may answer what it should not. None of them leaves anything to believe. */
export const LIES: Readonly<Record<string, Tell>> = {
  'a megabyte of lines': prints(() => 'x=1\r\n'.repeat(MEGABYTE / 5)),
  'a right answer, and more than anybody keeps': (channel, connection, { honest }) => {
    channel.write(honest);
    endless('x'.repeat(65_536))(channel, connection, { honest, command: '', before: '' });
  },
  'a line without an end': endless('x'.repeat(65_536)),
  'ten thousand lines a second': drips,
  'control characters in front of each line': prints(({ honest }) => eachLine(honest, (line) => `\u001b[2K\u0007${line}`)),
  'a bidirectional override in front of each line': prints(({ honest }) => eachLine(honest, (line) => `\ufeff\u202e${line}`)),
  'a NUL behind each character': prints(({ honest }) => [...honest].join('\0')),
  'two bytes for each character, without a mark of that': prints(({ honest }) => Buffer.from(honest, 'utf16le')),
  'UTF-8, cut in the midst of a character': prints(({ honest }) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(`${half(honest)}é`).subarray(0, -1)])),
  'the answer of another server': prints(({ honest }) => byAnother(honest)),
  'the answer of another server behind the right one': prints(({ honest }) => honest + byAnother(honest)),
  'the right answer behind that of another server': prints(({ honest }) => byAnother(honest) + honest),
  'the same answer twice': prints(({ honest }) => honest + honest),
  'the answer to the question before': prints(({ before }) => before),
  'nothing, and that it went well': prints(() => ''),
  'the right answer once more after its exit': (channel, _connection, { honest }) => {
    channel.write(honest);
    channel.exit(0);
    channel.write(honest);
    channel.end();
  },
  'the right answer, on the other stream': (channel, _connection, { honest }) => {
    channel.stderr.write(honest);
    channel.exit(0);
    channel.end();
  },
  silence: () => undefined,
  'half of the answer, and a closed channel': (channel, _connection, { honest }) => {
    channel.write(half(honest));
    channel.end();
  },
  'half of the answer, and a broken connection': (channel, connection, { honest }) =>
    void channel.write(half(honest), () => connection.end()),
  'half of the answer, and that a signal ended it': (channel, _connection, { honest }) => {
    channel.write(half(honest));
    channel.exit('KILL', false, '\u001b[31m');
    channel.end();
  },
}; // prettier-ignore

/** What SSH lets be under way on a channel before it is read, and its own words about it. */
const WINDOW_BYTES = 2.5 * MEGABYTE;

/** As many bytes as may come over a connection before it is ended: on each of its channels what is kept of a command. */
export const BYTES_OF_A_CONNECTION = 8 * (OUTPUT_BYTES + WINDOW_BYTES);
