import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askOsql } from '../../../../platforms/callmanager4/sql/ask-osql.ts';
import { readRows } from '../../../../platforms/callmanager4/sql/read-osql.ts';
import type { CommandResult } from '../../../../plan/platform/hosts.ts';
import { wholeAnswer } from '../../../../platforms/callmanager4/windows/whole-answer.ts';
import { readProbe } from '../../../../platforms/callmanager4/windows/parse-probe.ts';
import { readPing } from '../../../../platforms/callmanager4/windows/read-ping.ts';
import { commandWord } from '../../../../platforms/callmanager4/command-words.ts';
import type { Fact } from '../../../../plan/fact.ts';
import { anyEnd, ENDS, resultOf } from '../../../activities/command-result.ts';
import { answered, asked, NONCE, row } from '../sql/osql-output.ts';
import { printed, WHOLE_OUTPUT } from './probe-output.ts';

/** Whatever is read from a machine and judged: a whole output, and its reader. */
const READERS: readonly (readonly [string, string, (result: CommandResult) => Fact<unknown>])[] = [
  ['the probe', printed(WHOLE_OUTPUT), (result) => wholeAnswer(result, (stdout) => readProbe(stdout, 'NONCE'))],
  [
    'a query',
    answered(row('SUB1', 'CCM0301', 2, 245), row('SUB2', 'CCM0301', 1, 3)),
    (result) => readRows(result, asked(4)),
  ],
  ['a query without rows', answered(), (result) => readRows(result, asked(4))],
  [
    'a ping without reply',
    'Request timed out.\r\n\r\nPing statistics for 10.1.1.2:\r\n    Packets: Sent = 1, Received = 0, Lost = 1 (100% loss),\r\nend=NONCE\r\n',
    (result) => readPing(result, '10.1.1.2', 'NONCE'),
  ],
  [
    'a ping with a reply',
    'Reply from 10.1.1.2: bytes=32 time<10ms TTL=128\r\n\r\n    Packets: Sent = 1, Received = 1, Lost = 0 (0% loss),\r\nend=NONCE\r\n',
    (result) => readPing(result, '10.1.1.2', 'NONCE'),
  ],
];

describe.each(READERS)('%s', (_name, output, read) => {
  const end = output.trimEnd().length;
  const whole = read(resultOf({ stdout: output }));

  it('is unknown where more came than is kept, though its end mark stands in it', () => {
    expect(read(resultOf({ stdout: output, exitCode: null, overflowed: true })).known).toBe(false);
  });

  it('is taken whole, however its channel ended and whatever was said beside it', () => {
    expect(whole.known).toBe(true);
    fc.assert(
      fc.property(anyEnd, fc.constantFrom('', 'a warning of the host\r\n', output), (how, stderr) => {
        expect(read(resultOf({ ...how, stdout: output, stderr }))).toEqual(whole);
      }),
    );
  });

  it('is never taken in part: what is read of a cut output is the whole, or unknown', () => {
    for (const how of ENDS) {
      fc.assert(
        fc.property(fc.nat(end), (length) => {
          const cut = read(resultOf({ ...how, stdout: output.slice(0, length) }));
          if (cut.known) expect(cut).toEqual(whole);
          else expect(cut.why).not.toBe('');
        }),
        { numRuns: 60 },
      );
      expect(read(resultOf({ ...how, stdout: '' })).known).toBe(false);
    }
  });

  it('is never taken from the other stream', () => {
    for (const how of ENDS) expect(read(resultOf({ ...how, stderr: output })).known).toBe(false);
  });

  it('is the same with any line ends, and with what a code page of Windows makes of its beginning', () => {
    for (const lineEnd of ['\n', '\r\n', '\r\r\n', '\r'])
      for (const start of ['', '\uFEFF', lineEnd])
        expect(read(resultOf({ stdout: start + output.replaceAll('\r\n', lineEnd) }))).toEqual(whole);
  });

  it('is unknown in two bytes for each character: no mark of it can be read', () => {
    expect(read(resultOf({ stdout: [...output].join('\0') })).known).toBe(false);
  });
});

/** Answers that end with a mark of this question, and what a lying or confused host may print after it. */
const MARKED = READERS;

describe.each(MARKED)('%s that goes on after its end', (_name, output, read) => {
  const mark = output.trimEnd().split('\r\n').at(-1) ?? '';

  it.each([
    ['its mark again', mark],
    ['its whole answer again', output],
    ['another row', row('SUB1', 'CCM0301', 0, 1)],
    ['a line that is none', 'C:\\>'],
  ])('with %s is unknown: nobody knows which part is ours', (_what, more) => {
    expect(read(resultOf({ stdout: `${output}${more}\r\n` })).known).toBe(false);
  });

  it('with blank lines is whole', () => {
    expect(read(resultOf({ stdout: `${output}\r\n  \r\n` }))).toEqual(read(resultOf({ stdout: output })));
  });
});

describe('a value that holds an end mark', () => {
  const mark = ` end 1 0 ${NONCE} CM-PUB`;

  it.each([
    ['in the midst of its cell', [row('SUB1', `x${mark}`), row('SUB2', 'failed')], true],
    [
      'of another question on a line of its own',
      [row('SUB1', 'x\r\n end 1 0 0000000000000000\r\ny'), row('SUB2', 'z')],
      true,
    ],
    ['of this very question on a line of its own', [row('SUB1', `x\r\n${mark}\r\ny`), row('SUB2', 'failed')], false],
  ])('%s never hides the rows after it', (_where, rows, isKnown) => {
    const read = readRows(resultOf({ stdout: answered(...rows) }), asked(2));
    expect(read.known).toBe(isKnown);
    if (read.known) expect(read.value.map(([subscriber]) => subscriber)).toEqual(['SUB1', 'SUB2']);
  });

  it('cannot be written beforehand: each question has a mark that was never used', async () => {
    const commands: string[] = [];
    const query = {
      server: commandWord('server', 'CM-PUB'),
      database: 'master',
      select: 'select 1',
      columns: 1,
    } as const;
    for (let times = 0; times < 100; times += 1)
      await askOsql(query, (command) => Promise.resolve(resultOf({ command: (commands.push(command), command) })));
    const marks = commands.map((command) => / ([0-9a-f]{16}) '\+convert/.exec(command)?.[1]);
    expect(marks).not.toContain(undefined);
    expect(new Set(marks).size).toBe(100);
  });
});

describe('rows of a query', () => {
  const rows = [row('SUB1', 'CCM0301', 2, 245), row('SUB2', 'CCM0301', 1, 3)];

  it.each([
    ['the other half is lost although the end is there', answered(...rows).replace(`${rows[1]}\r\n`, '')],
    ['the query met an error that was not printed', answered(...rows).replace('end 2 0 ', 'end 2 208 ')],
    ['the end is that of another question', answered(...rows).replace(NONCE, 'fedcba9876543210')],
    ['a row is printed after the end', answered(rows[0] ?? '').replace('end 1', 'end 2') + (rows[1] ?? '')],
  ])('are unknown where %s', (_name, stdout) => {
    expect(readRows(resultOf({ stdout }), asked(4)).known).toBe(false);
  });

  it('tell how the command ended, and what it printed', () => {
    const missing = { stderr: "'osql' is not recognized as an internal or external command", exitCode: 1 };
    expect(readRows(resultOf(missing), asked(1))).toEqual({
      known: false,
      why: "the answer of station:22 is not whole (exit code 1); it printed: 'osql' is not recognized as an internal or external command",
    });
    expect(readRows(resultOf({ stdout: rows[0] ?? '', exitCode: null, signal: 'KILL' }), asked(4))).toMatchObject({
      why: expect.stringContaining('ended by signal KILL') as string,
    });
  });
});
