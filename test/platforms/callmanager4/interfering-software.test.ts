import { describe, expect, it } from 'vitest';
import { classify, interferingServices } from '../../../platforms/callmanager4/interfering-software.ts';
import { known, unknown } from '../../../plan/fact.ts';
import { sampleServer } from './sample-cluster.ts';
import { sampleObservation, sampleService } from './sample-observation.ts';

const server = sampleServer('CM1', ['primary'], {
  software: [{ name: 'Backup tool', class: 'server management agent', services: ['Acme Backup Agent'] }],
});

describe('software that may interfere', () => {
  it.each([
    ['Network Associates McShield', 'antivirus'],
    ['McAfee Framework Service', 'antivirus'],
    ['Norton AntiVirus Server', 'antivirus'],
    ['Symantec AntiVirus', 'antivirus'],
    ['DefWatch', 'antivirus'],
    ['Cisco Security Agent', 'intrusion detection'],
    ['NetIQ AppManager Client Agent', 'NetIQ'],
    ['HP Insight Foundation Agents', 'OEM server agent'],
    ['Compaq Web Agent', 'OEM server agent'],
    ['IBM Director Support Program', 'OEM server agent'],
    ['Tivoli Endpoint', 'server management agent'],
    ['Prognosis', 'monitoring'],
    ['Terminal Services', 'remote access'],
    ['VNC Server', 'remote access'],
    ['CYGWIN sshd', 'remote access'],
    ['Cisco CRS Node Manager', 'coresident application'],
  ])('%s is recognised as %s', (displayName, expected) => {
    expect(classify(displayName)).toBe(expected);
  });

  it.each([
    'Cisco CallManager',
    'Cisco Database Layer Monitor',
    'Cisco RIS Data Collector',
    'Cisco TFTP',
    'MSSQLSERVER',
    'SNMP Service',
    'Remote Access Connection Manager',
    'Remote Registry Service',
    'Remote Procedure Call (RPC)',
    'Terminal Services Licensing',
    'Performance Logs and Alerts',
    'Network Time Protocol',
    'Windows Management Instrumentation',
    'Event Log',
    'DC Directory Server',
  ])('%s is left alone: it belongs to Windows or CallManager', (displayName) => {
    expect(classify(displayName)).toBeNull();
  });

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
    const look = sampleObservation(server, {
      services: known([
        sampleService('acme backup agent', { name: 'AcmeBkp' }),
        sampleService('VNC Server', { name: 'winvnc', startType: 'manual', state: 'stopped' }),
        sampleService('Terminal Services', { name: 'TermService' }),
      ]),
    });
    const services = interferingServices(server, look);
    expect(services.map(({ keyName }) => keyName)).toEqual(['AcmeBkp', 'winvnc', 'TermService']);
    for (const service of services) {
      expect(service.because).not.toBe('');
      expect(service.source.length).toBeGreaterThan(0);
    }
  });

  it('is not what is stopped and disabled already, and never a service that the server needs', () => {
    const odd = sampleServer('CM1', ['primary'], { services: ['Acme VNC for phones'] });
    const look = sampleObservation(odd, {
      services: known([
        sampleService('Terminal Services', { state: 'stopped', startType: 'disabled' }),
        sampleService('Acme VNC for phones'),
      ]),
    });
    expect(interferingServices(odd, look)).toEqual([]);
  });
});
