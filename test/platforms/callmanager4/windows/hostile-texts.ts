// Reads texts that are made to keep patterns at work: process of `hostile-texts.long.test.ts`, which ends it if it does not end.
import { readRows } from '../../../../platforms/callmanager4/sql/read-osql.ts';
import { readLookUp } from '../../../../platforms/callmanager4/windows/look-up-names.ts';
import { readProbe } from '../../../../platforms/callmanager4/windows/parse-probe.ts';
import { readAnswer } from '../../../../platforms/callmanager4/windows/read-answer.ts';
import { readDnsCache } from '../../../../platforms/callmanager4/windows/read-dns-cache.ts';
import { readTyped } from '../../../../platforms/callmanager4/windows/read-name-files.ts';
import { readNetbiosCache } from '../../../../platforms/callmanager4/windows/read-netbios-cache.ts';
import { readPing } from '../../../../platforms/callmanager4/windows/read-ping.ts';
import { resultOf } from '../../../activities/command-result.ts';

/** Long enough that what grows with the square of it takes hours, and what grows with it takes milliseconds. */
const CHARACTERS = 400_000;

/** What is repeated, behind what it begins with: where a pattern that reads answers may take many ways. */
const TEXTS: readonly (readonly [begin: string, repeated: string])[] = [
  ['', ' '], ['', '\t'], ['', '\r'], ['', '\n'], ['', '\r\n'], ['', ' \n'], ['', 'x'], ['', 'x '], ['', '.'], ['x', ' .'],
  ['', ':'], ['', ': '], ['', '='], ['', '|'], ['', ' | '], ['', '0'], ['', '1 '], ['', '\\u'], ['', '\0'], ['', '\u001b['],
  ['[10.1.1.1]', '['], ['', '[10.1.1.1]'], ['[10.1.1.1]', ' '], ['', '<20> '], ['x', ' <20'], ['x <20> y ', '1.1.1.1 '],
  ['[SC] ', '1 '], ['[SC] 1', ' '], ['[SC] ', 'x'], ['[SC] x ', '\r'], ['', '[SC] 1\n'], ['(1)', ' '], ['', '(1) '],
  ['Msg 1, Level ', '1'], ['Msg 1', ', '], ['', 'Msg 1, Level 16 '], ['', '100% '], ['', 'TTL=1 '], ['', '1.1.1.'],
  ['probe=5\n', 'service.0=\n'], ['', 'error.x=1 '], ['', 'out.0=\n'], ['', 'end=N '], ['', ' end 1 0 '], ['', 'there='],
]; // prettier-ignore

const node = { name: 'CM-PUB', address: '10.1.1.1' };

const marked = (text: string): string => `${text}\r\nname=N\r\n${text}\r\naddress=N\r\n${text}\r\nend=N\r\n`;

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  probe: (text) => readProbe(`${text}\r\nend=N`, 'N'),
  rows: (text) => readRows(resultOf({ stdout: `${text}\r\n end 1 0 N CM-PUB` }), { nonce: 'N', columns: 4, server: 'CM-PUB' }),
  ping: (text) => readPing(resultOf({ stdout: `${text}\r\nend=N` }), '10.1.1.1', 'N'),
  netbios: (text) => readNetbiosCache(`${text}\r\nend=N`, 'N'),
  dns: (text) => readDnsCache(`${text}\r\nend=N`, 'N'),
  typed: (text) => readTyped(resultOf({ stdout: `${text}\r\nthere=N` }), 'N'),
  names: (text) => readLookUp(node, marked(text), 'N'),
  ...Object.fromEntries(
    ['sc x', 'shutdown x', 'osql x', 'cscript x', 'copy x'].map((command) => [
      command,
      (text: string) => readAnswer(resultOf({ command, stdout: text })),
    ]),
  ),
}; // prettier-ignore

const names = Object.keys(READERS);
for (const [begin, repeated] of TEXTS) {
  const text = begin + repeated.repeat(CHARACTERS / repeated.length);
  for (const name of names) {
    process.stdout.write(`${JSON.stringify([begin, repeated])} ${name}\n`);
    READERS[name]?.(text);
  }
}
process.stdout.write('read\n');
