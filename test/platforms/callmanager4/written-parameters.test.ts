import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ParameterSeen } from '../../../platforms/callmanager4/types/database.ts';
import { seenIn, writtenOf } from '../../../platforms/callmanager4/written-parameters.ts';

const word = fc.constantFrom('Cisco CallManager', 'Cisco TFTP', '10', 'True', '');
const parameter = fc.record<ParameterSeen>({ service: word, name: word, value: word, server: fc.option(word) });

const sorted = (seen: readonly ParameterSeen[]): readonly string[] =>
  seen.map(({ service, name, value, server }) => JSON.stringify([service, name, value, server])).sort();

it('what is written down of parameters is all that was seen, each as often as it was', () => {
  fc.assert(
    fc.property(fc.array(parameter), (seen) => {
      expect(sorted(seenIn(writtenOf(seen)))).toEqual(sorted(seen));
    }),
  );
});

it('a parameter that twenty servers have alike costs little more than that of one', () => {
  const ofServer = (server: string): readonly ParameterSeen[] =>
    Array.from({ length: 300 }, (_, index) => ({ service: 'Cisco CallManager', server, name: `Parameter number ${index}`, value: `${index}` })); // prettier-ignore
  const names = Array.from({ length: 20 }, (_, index) => `AAR-SUB${index}`);
  const bytes = (servers: readonly string[]): number => JSON.stringify(writtenOf(servers.flatMap(ofServer))).length;
  expect(bytes(names)).toBeLessThan(4 * bytes(names.slice(0, 1)));
});
