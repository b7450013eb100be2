import { describe, expect, it } from 'vitest';
import { known } from '../../plan/fact.ts';
import { problemsOf, smallContent, type JsonObject } from '../platforms/callmanager4/cluster-file/cluster-content.ts';
import { verdictOf } from '../platforms/callmanager4/checks/judging.ts';
import { sampleServer } from '../platforms/callmanager4/sample-cluster.ts';

/** Names that people, installers and sales sheets have for the four, and how else they can be written. */
const FORBIDDEN: readonly (readonly [string, string])[] = [
  ['Cisco Unity', 'Cisco Unity'],
  ['Unity 4.0(3)', 'Cisco Unity'],
  ['CISCO UNITY', 'Cisco Unity'],
  ['CiscoUnity', 'Cisco Unity'],
  ['Cisco-Unity Bridge', 'Cisco Unity'],
  ['Cisco  Unity', 'Cisco Unity'],
  ['Сisco Unitу', 'Cisco Unity'],
  ['Ｃｉｓｃｏ Ｕｎｉｔｙ', 'Cisco Unity'],
  ['Cisco Conference Connection', 'Cisco Conference Connection'],
  ['Conference-Connection 1.2', 'Cisco Conference Connection'],
  ['CCC', 'Cisco Conference Connection'],
  ['Cisco Personal_Assistant', 'Cisco Personal Assistant'],
  ['personal assistant', 'Cisco Personal Assistant'],
  ['Cisco Emergency Responder', 'Cisco Emergency Responder'],
  ['EmergencyResponder', 'Cisco Emergency Responder'],
  ['Cisco CER 1.2', 'Cisco Emergency Responder'],
  ['cer', 'Cisco Emergency Responder'],
];

/** What only reads like one of them. */
const ALLOWED = [
  'Community Antivirus',
  'Opportunity Monitor',
  'CCC Cleaner',
  'Certificate Services',
  'Cisco CallManager',
];

/** Every field of a CallManager server in which a program or a service can be named. */
const FIELDS: readonly (readonly [string, (name: string) => JsonObject])[] = [
  ['applications', (name) => ({ applications: [name] })],
  ['services', (name) => ({ services: ['Cisco CallManager', name] })],
  ['software', (name) => ({ software: [{ name, class: 'coresident application', services: ['Any'] }] })],
  ['services of software', (name) => ({ software: [{ name: 'Any', class: 'monitoring', services: ['Any', name] }] })],
];

function saidOf(given: JsonObject, roles: readonly string[] = ['primary']): string {
  const content = smallContent();
  content.servers[2] = { ...content.servers[2], ...given, roles: [...roles] };
  return problemsOf(content).join('\n');
}

describe('Cisco Unity and its kind on a CallManager server', () => {
  it.each(FIELDS)('are refused in the field %s, in every spelling (COR-03, COR-04)', (_field, fieldWith) => {
    for (const [name, application] of FORBIDDEN) {
      const said = saidOf(fieldWith(name));
      expect([name, said]).toEqual([
        name,
        expect.stringContaining(`is ${application}, which never shares a server with CallManager`),
      ]);
    }
    for (const name of ALLOWED) expect(saidOf(fieldWith(name))).not.toContain('never shares a server');
  });

  it('are refused on a server of any role but one of its own (COR-03, COR-04)', () => {
    const software = [{ name: 'Cisco Unity', class: 'monitoring', services: ['Any'] }];
    for (const role of ['publisher', 'tftp', 'service', 'secondary', 'primary'])
      expect(saidOf({ software }, [role])).toContain('is Cisco Unity');
    const { services: _services, backup: _backup, devices: _devices, ...alone } = smallContent().servers[2] ?? {};
    const content = smallContent();
    content.servers[2] = { ...alone, roles: ['application'], applications: ['Cisco Unity'] };
    expect(problemsOf(content)).toEqual([]);
  });

  it('are found by the same names among the programs that a server shows (COR-03, COR-04)', () => {
    const server = sampleServer('CM1', ['primary']);
    const judged = (name: string) => verdictOf('programs-allowed', server, { programs: known([name]) });
    for (const [name] of FORBIDDEN) expect([name, judged(name)]).toEqual([name, 'bad']);
    for (const name of ALLOWED) expect([name, judged(name)]).toEqual([name, 'good']);
  });
});
