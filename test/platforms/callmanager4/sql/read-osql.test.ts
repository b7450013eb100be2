import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { databasesQuery, agentsQuery, articlesQuery } from '../../../../platforms/callmanager4/sql/osql-queries.ts';
import { osqlCommand, parametersQuery } from '../../../../platforms/callmanager4/sql/osql-queries.ts';
import { commandWord } from '../../../../platforms/callmanager4/command-words.ts';
import { readRows } from '../../../../platforms/callmanager4/sql/read-osql.ts';
import type { Fact } from '../../../../plan/fact.ts';
import { resultOf } from '../../../activities/command-result.ts';
import { answered, asked, NONCE, printed, row } from './osql-output.ts';

const rowsIn = (stdout: string, columns: number): Fact<readonly (readonly string[])[]> =>
  readRows(resultOf({ stdout }), asked(columns));

describe('rows of osql', () => {
  it('come back as they were put in, whatever bars the last column holds', () => {
    const cell = fc.stringMatching(/^[A-Za-z0-9_.:-]{1,40}$/);
    const last = fc.stringMatching(/^[A-Za-z0-9 |.]{1,80}$/).map((text) => `x${text.replace(/\s+/g, ' ').trim()}`);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, last), { minLength: 1 }),
        fc.constantFrom('\r\n', '\r\r\n', '\n'),
        (rows, end) => {
          const output = answered(...rows.map((cells) => row(...cells))).replaceAll('\r\n', end);
          expect(rowsIn(output, 3)).toEqual({ known: true, value: rows });
        },
      ),
    );
  });

  it('whose cells are longer than a fact may be are unknown, with a mark where they are cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000 }), (length) => {
        const rows = rowsIn(answered(row('SUB1', 'x'.repeat(length)), row('SUB2', 'short')), 2);
        expect(rows.known).toBe(length <= 500);
        if (!rows.known) expect(rows.why).toMatch(/cut: \d+ characters in all/);
        if (!rows.known) expect(rows.why.length).toBeLessThan(500);
      }),
      { numRuns: 10 },
    );
    expect(rowsIn(answered(row('SUB1', 'long comment '.repeat(38)), row('SUB2', 'short')), 2).known).toBe(true);
  });

  it('are unknown where they are more than a history takes', () => {
    const many = Array.from({ length: 5_001 }, (_, index) => ` ${index}|x`);
    expect(rowsIn(answered(...many), 2).known).toBe(false);
    expect(rowsIn(answered(...Array.from({ length: 900 }, () => ` SUB|${'x'.repeat(499)}`)), 2).known).toBe(false);
  });

  it('whose comment has line ends of its own are one row each', () => {
    const output = answered(row('SUB1', 'first line'), row('SUB2', 'other')).replace(
      'first line',
      'first line\r\nsecond line\r\n',
    );
    expect(rowsIn(output, 2)).toEqual({
      known: true,
      value: [
        ['SUB1', 'first line second line'],
        ['SUB2', 'other'],
      ],
    });
  });

  it('are unknown where there are more, or fewer, than the end says', () => {
    for (const [said, read] of [
      ['end 1 ', 'more'],
      ['end 3 ', '2'],
    ] as const) {
      const output = answered(row('SUB1', 'x'), row('SUB2', 'y')).replace('end 2 ', said);
      expect(rowsIn(output, 2)).toMatchObject({
        known: false,
        why: expect.stringContaining(`${read} can be read`) as string,
      });
    }
  });

  it('are unknown where another machine has answered, and it is named', () => {
    const output = answered(row('SUB1', 'x')).replace(' CM-PUB', ' CM-OLD');
    expect(rowsIn(output, 2)).toMatchObject({ known: false, why: expect.stringContaining('CM-OLD') as string });
    expect(rowsIn(output.replace(' CM-OLD', ' NULL'), 2).known).toBe(false);
    expect(rowsIn(output.replace(' CM-OLD', ' cm-pub'), 2).known).toBe(true);
  });

  it('are none where the end says none', () => {
    expect(rowsIn(answered(), 2)).toEqual({ known: true, value: [] });
  });

  it.each([
    ['nothing at all', ''],
    ['blank lines', '\r\n\r\n'],
    [
      'an unknown object',
      printed('Msg 208, Level 16, State 1, Server CM-PUB, Line 1', "Invalid object name 'MSdistribution_agents'."),
    ],
    [
      'an unknown object, German',
      printed('Meldung 208, Ebene 16, Status 1, Server CM-PUB, Zeile 1', 'Ungültiger Objektname.'),
    ],
    ['no login', printed("Login failed for user 'WRKGRP\\guest'.")],
    ['no server', printed('[DBNETLIB]SQL Server does not exist or access denied.')],
    ['no server, older libraries', printed('[Shared Memory]SQL Server does not exist or access denied.')],
    ['no osql', printed("'osql' is not recognized as an internal or external command,")],
    [
      'an error after rows',
      printed(row('SUB1', 'x'), 'Msg 1205, Level 13, State 50, Server CM-PUB, Line 1', 'Transaction was deadlocked.'),
    ],
    ['a connection lost after rows', printed(row('SUB1', 'x'), '[DBNETLIB]ConnectionRead (recv()).')],
    ['some other text', printed('Welcome to the machine.')],
  ])('are unknown, also before an end mark and on the other stream: %s', (name, output) => {
    expect(rowsIn(output, 2).known).toBe(false);
    expect(rowsIn(output + answered(row('SUB1', 'x')), 2).known).toBe(/nothing|blank/.test(name));
    const stdout = answered(row('SUB1', 'x'));
    const isError = /Msg|Meldung|\[DBNETLIB|\[Shared|Login failed/.test(output);
    expect(readRows(resultOf({ stdout, stderr: output }), asked(2)).known).toBe(!isError);
  });

  it('may speak of failures in a comment without being one', () => {
    const comment = "The process could not connect to Subscriber 'SUB1'. Login failed for user 'sa'. Timeout expired.";
    expect(rowsIn(answered(row('SUB1', comment)), 2)).toEqual({ known: true, value: [['SUB1', comment]] });
  });
});

describe('every query', () => {
  const queries = [databasesQuery, agentsQuery, articlesQuery].map((query) =>
    query(commandWord('server', 'CM-PUB-LONGNAME')),
  );
  it.each([...queries, parametersQuery(commandWord('server', 'CM-PUB'), commandWord('database', 'CCM0301'))])(
    '%#',
    (query) => {
      const command = osqlCommand(query, NONCE);
      // The command processor of Windows 2000 takes no longer line, and expands what stands between two percent signs.
      expect(command.length).toBeLessThan(2_000);
      expect(command).not.toMatch(/[%\r\n]/);
      expect(command).toMatch(
        new RegExp(` ${NONCE} '\\+convert\\(varchar\\(64\\),serverproperty\\('machinename'\\)\\)"$`),
      );
      expect(command.split('"')).toHaveLength(5);
    },
  );
});

describe('the columns of a query', () => {
  it('cannot be moved by a bar in a name: every name but the last is asked without bars', () => {
    const [server, database] = [commandWord('server', 'CM-PUB'), commandWord('database', 'CCM0301')];
    for (const { select, columns } of [agentsQuery(server), articlesQuery(server), parametersQuery(server, database)]) {
      const list = /^select (.*?) from (?:MS|Process)/s.exec(select)?.[1] ?? '';
      const cells = list.split(/,(?![^(]*\))\s*/).slice(0, columns - 1);
      const names = cells.filter((cell) => /srvname|_db|publication|Name/.test(cell));
      expect(names.length).toBeGreaterThan(0);
      for (const cell of names) expect(cell).toMatch(/^replace\(.*,'\|','\/'\)$/);
      expect(osqlCommand(agentsQuery(server), NONCE).length).toBeLessThan(2_047);
    }
  });
});
