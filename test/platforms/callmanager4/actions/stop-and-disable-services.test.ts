import { describe, expect, it } from 'vitest';
import { stopAndDisableServices } from '../../../../platforms/callmanager4/actions/stop-and-disable-services.ts';
import { NoCommandWordError } from '../../../../platforms/callmanager4/command-words.ts';
import { known, unknown } from '../../../../plan/fact.ts';
import { sampleService } from '../sample-observation.ts';
import { linesOf } from './acting.ts';

const given = { arguments: { services: ['norton antivirus', 'Terminal Services', 'Not Installed'] } };

describe('the act that stops and disables services', () => {
  it('takes those that the server shows by the names of the plan, in its order and by its key names', () => {
    const services = [
      sampleService('Terminal Services', { name: 'TermService' }),
      sampleService('Cisco CallManager'),
      sampleService('Norton AntiVirus', { name: 'NAV Alert' }),
    ];
    expect(linesOf(stopAndDisableServices, given, { services: known(services) })).toEqual([
      'sc \\\\CM-PUB stop "TermService"',
      'sc \\\\CM-PUB config "TermService" start= disabled',
      'sc \\\\CM-PUB stop "NAV Alert"',
      'sc \\\\CM-PUB config "NAV Alert" start= disabled',
    ]);
  });

  it('is nothing where none of them is installed', () => {
    expect(linesOf(stopAndDisableServices, given, { services: known([]) })).toEqual([]);
  });

  it('says why nobody can tell what to stop', () => {
    const why = 'the services of CM-PUB cannot be read: ';
    expect(linesOf(stopAndDisableServices, given, { services: unknown('access denied') })).toBe(`${why}access denied`);
    expect(linesOf(stopAndDisableServices, given)).toBe(`${why}nobody looked`);
  });

  it('has no line at all when a key name holds a sign that a line would read', () => {
    const services = known([sampleService('Terminal Services'), sampleService('Norton AntiVirus', { name: 'a" & b' })]);
    expect(() => linesOf(stopAndDisableServices, given, { services })).toThrow(NoCommandWordError);
  });
});
