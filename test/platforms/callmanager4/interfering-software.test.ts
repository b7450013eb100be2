import { describe, expect, it } from 'vitest';
import { classify, interferingServices } from '../../../platforms/callmanager4/interfering-software.ts';
import { unknown } from '../../../plan/fact.ts';
import { sampleServer } from './sample-cluster.ts';
import { sampleObservation, sampleService, showing } from './sample-observation.ts';

const server = sampleServer('CM1', ['primary'], {
  software: [{ name: 'Backup tool', class: 'server management agent', services: ['Acme Backup Agent'] }],
});

describe('software that may interfere', () => {
  describe.each([
    ['antivirus', 'McShield, McAfee Framework Service, Norton AntiVirus Server, Symantec AntiVirus, DefWatch'],
    ['intrusion detection', 'Cisco Security Agent'],
    ['NetIQ', 'NetIQ AppManager Client Agent'],
    ['OEM server agent', 'HP Insight Foundation Agents, Compaq Web Agent, IBM Director Support Program'],
    ['server management agent', 'Tivoli Endpoint'],
    ['monitoring', 'Prognosis'],
    ['remote access', 'Terminal Services, VNC Server, CYGWIN sshd'],
    ['coresident application', 'Cisco CRS Node Manager'],
  ])('is recognised as %s', (expected, names) => {
    it.each(names.split(', '))('%s', (name) => expect(classify(name)).toBe(expected));
  });

  const LEFT_ALONE = [
    'Cisco CallManager, Cisco Database Layer Monitor, Cisco RIS Data Collector, Cisco TFTP, DC Directory Server',
    'MSSQLSERVER, SNMP Service, Remote Access Connection Manager, Remote Registry Service, Event Log',
    'Remote Procedure Call (RPC), Terminal Services Licensing, Performance Logs and Alerts',
    'Network Time Protocol, Windows Management Instrumentation',
  ];
  it.each(LEFT_ALONE.flatMap((names) => names.split(', ')))(
    '%s is left alone: it belongs to Windows or CallManager',
    (name) => expect(classify(name)).toBeNull(),
  );

  it('is what the cluster file names and Terminal Services, where nobody looked', () => {
    const services = interferingServices(server, null);
    expect(services.map(({ displayName, keyName }) => [displayName, keyName])).toEqual([
      ['Acme Backup Agent', null],
      ['Terminal Services', null],
    ]);
  });

  it('is the same where a look could not read the services', () => {
    const blind = sampleObservation(server, { services: unknown('denied') });
    expect(interferingServices(server, blind)).toEqual(interferingServices(server, null));
  });

  it('is also what was seen and recognised, each once, with key name and reason', () => {
    const acme = sampleService('acme backup agent', { name: 'AcmeBkp' });
    const vnc = sampleService('VNC Server', { name: 'winvnc', startType: 'manual', state: 'stopped' });
    const terminal = sampleService('Terminal Services', { name: 'TermService' });
    const services = interferingServices(server, sampleObservation(server, showing(acme, vnc, terminal)));
    expect(services.map(({ keyName }) => keyName)).toEqual(['AcmeBkp', 'winvnc', 'TermService']);
    for (const service of services) {
      expect(service.because).not.toBe('');
      expect(service.source.length).toBeGreaterThan(0);
    }
  });

  it('is not what is stopped and disabled already, and never a service that the server needs', () => {
    const odd = sampleServer('CM1', ['primary'], { services: ['Acme VNC for phones'] });
    const out = sampleService('Terminal Services', { state: 'stopped', startType: 'disabled' });
    expect(interferingServices(odd, sampleObservation(odd, showing(out, 'Acme VNC for phones')))).toEqual([]);
  });
});
