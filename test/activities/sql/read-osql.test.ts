import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDatabaseName, readRows } from '../../../activities/sql/read-osql.ts';
import { printed, row } from './osql-output.ts';

describe('rows of osql', () => {
  it('come back as they were put in, whatever bars the last column holds', () => {
    const cell = fc.stringMatching(/^[A-Za-z0-9_.:-]{1,40}$/);
    const last = fc.stringMatching(/^[A-Za-z0-9 |.]{1,80}$/).map((text) => `x${text.replace(/\s+/g, ' ').trim()}`);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, last), { minLength: 1 }),
        fc.constantFrom('\r\n', '\r\r\n', '\n'),
        (rows, end) => {
          const output = printed(...rows.map((cells) => row(...cells))).replaceAll('\r\n', end);
          expect(readRows(output, 3)).toEqual({ known: true, value: rows });
        },
      ),
    );
  });

  it('of a thousand characters are one row each', () => {
    const wide = 'long comment '.repeat(200).trim();
    expect(readRows(printed(row('SUB1', wide), row('SUB2', 'short')), 2)).toEqual({
      known: true,
      value: [
        ['SUB1', wide],
        ['SUB2', 'short'],
      ],
    });
  });

  it('whose comment has line ends of its own are one row each', () => {
    const output = printed(row('SUB1', 'first line'), 'second line', '', row('SUB2', 'other'));
    expect(readRows(output, 2)).toEqual({
      known: true,
      value: [
        ['SUB1', 'first line second line'],
        ['SUB2', 'other'],
      ],
    });
  });

  it.each([
    ['no row, said so', printed('', '(0 rows affected)')],
    ['no row, said so in German', printed('', '(0 Zeilen betroffen)')],
  ])('are none: %s', (_name, output) => {
    expect(readRows(output, 2)).toEqual({ known: true, value: [] });
  });

  it('are followed by their number, which is none of them', () => {
    expect(readRows(printed(row('SUB1', 'x'), '', '(1 row affected)'), 2)).toEqual({
      known: true,
      value: [['SUB1', 'x']],
    });
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
  ])('are unknown: %s', (_name, output) => {
    expect(readRows(output, 2).known).toBe(false);
  });

  it('may speak of failures in a comment without being one', () => {
    const comment = "The process could not connect to Subscriber 'SUB1'. Login failed for user 'sa'. Timeout expired.";
    expect(readRows(printed(row('SUB1', comment)), 2)).toEqual({ known: true, value: [['SUB1', comment]] });
  });
});

describe('the name of the database', () => {
  it('is the only row', () => {
    expect(readDatabaseName(printed(row('CCM0301')))).toEqual({ known: true, value: 'CCM0301' });
  });

  it.each([
    ['another database', printed(row('pubs'))],
    ['none', printed('(0 rows affected)')],
    ['nothing', ''],
  ])('is unknown: %s', (_name, output) => {
    expect(readDatabaseName(output).known).toBe(false);
  });
});
