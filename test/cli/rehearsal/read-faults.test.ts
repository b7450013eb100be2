import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFaults } from '../../../cli/rehearsal/read-faults.ts';
import { FAULTS } from '../../../lab/faults.ts';
import { startTestLab } from '../../lab/lab-fixture.ts';

const SERVERS = ['CM-PUB', 'CM-SUB1'];

describe('the faults that a lab is asked for', () => {
  it.each<[string, RegExp]>([
    ['wrong-disc@CM-SBU1', /^"wrong-disc@CM-SBU1": there is no server CM-SBU1; .*; did you mean CM-SUB1\?$/],
    ['wrong-disc@cm-pub', /did you mean CM-PUB\?$/],
    ['wrong-disc@NOPE', /there is no server NOPE; choose from CM-PUB, CM-SUB1$/],
    ['wrong-dsic@CM-PUB', /is not fault@SERVER.*; did you mean wrong-disc\?$/],
    ['wrong-disc', /is not fault@SERVER/],
    ['wrong-disc@CM-PUB:twice', /is not fault@SERVER/],
    ['constructor@CM-PUB', /is not fault@SERVER/],
  ])('are refused for what there is not: %s', (text, words) => {
    expect(() => readFaults([text], SERVERS)).toThrow(words);
  });

  it('never name a server that is not in the file', () => {
    const fault = fc.constantFrom(...Object.keys(FAULTS));
    fc.assert(
      fc.property(fault, fc.string({ minLength: 1 }), (name, server) => {
        fc.pre(!SERVERS.includes(server));
        expect(() => readFaults([`${name}@${server}`], SERVERS)).toThrow(/no server|is not fault@SERVER/);
      }),
    );
  });

  it('are refused by the lab itself too', async () => {
    const faults = [{ fault: 'wrong-disc', server: 'NOPE', times: 'once' }] as const;
    await expect(startTestLab(undefined, { faults })).rejects.toThrow('the lab has no server NOPE');
  });
});
