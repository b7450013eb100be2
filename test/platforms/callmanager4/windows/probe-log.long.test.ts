import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProbe } from '../../../../platforms/callmanager4/windows/parse-probe.ts';
import { scriptWithLog, type Record } from './pretended-log.ts';
import { noWine, startWine, type Wine } from './wine.ts';

describe.skipIf(noWine)(`the event log, as the probe script reads it${noWine ? ` (skipped: ${noWine})` : ''}`, () => {
  let wine: Wine;
  beforeAll(() => void (wine = startWine()));
  afterAll(() => wine.stop());

  const month = Array.from({ length: 300 }, (_, index): Record => [900 - index, 7036, 'Service Control Manager']);
  const LOGS: readonly [string, readonly Record[], unknown][] = [
    [
      'the newest start',
      [
        [9, 7036, 'DCOM'],
        [8, 6005, 'EventLog'],
        [7, 6009, 'EventLog'],
      ],
      { newest: 9, oldest: 8, start: 8 },
    ],
    [
      'a start that has only begun',
      [
        [8, 6009, 'eventlog'],
        [7, 7036, 'DCOM'],
      ],
      { newest: 8, oldest: 8, start: 8 },
    ],
    [
      'the code of a start by another source',
      [
        [8, 6005, 'W32Time'],
        [7, 6008, 'EventLog'],
      ],
      { newest: 8, oldest: 7, start: null },
    ],
    ['a log without a start, for no more than 200 records', month, { newest: 900, oldest: 701, start: null }],
    [
      'a log that is not newest first',
      [
        [7, 7036, 'DCOM'],
        [8, 6005, 'EventLog'],
      ],
      'records are out of order',
    ],
    [
      'a log with a gap',
      [
        [9, 7036, 'DCOM'],
        [7, 6005, 'EventLog'],
      ],
      'records are out of order',
    ],
    ['an empty log', [], 'nothing was found'],
  ];

  it.each(LOGS)('reads %s', (title, records, expected) => {
    const path = join(wine.prefix, 'log.vbs');
    writeFileSync(path, scriptWithLog(records), 'latin1');
    const output = wine.run(
      'cscript',
      '//nologo',
      `Z:${path.replaceAll('/', '\\')}`,
      '.',
      title.length.toString(),
      'SHELL',
      'log',
    );
    const systemLog = systemLogOf(output, title.length.toString());
    expect(systemLog.known ? systemLog.value : systemLog.why).toEqual(
      typeof expected === 'string' ? expect.stringContaining(expected) : expected,
    );
  });
});

function systemLogOf(output: string, nonce: string) {
  const reading = readProbe(output, nonce);
  if (reading?.kind !== 'facts') throw new Error(reading?.why ?? 'not whole');
  return reading.facts.systemLog;
}
