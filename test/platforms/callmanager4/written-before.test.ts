import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../../plan/fact.ts';
import { ranBefore, wantedParameters, writtenBefore } from '../../../platforms/callmanager4/written-before.ts';
import type { ServiceSeen } from '../../../platforms/callmanager4/types/observation.ts';

const service = (displayName: string, state: ServiceSeen['state'] = 'running'): ServiceSeen => ({
  ...{ name: displayName, displayName, state, startType: 'automatic' },
});
const parameter = (name: string, value: string, servers: readonly (string | null)[] = [null]) => ({
  ...{ service: 'Cisco CallManager', name, value, servers },
});

describe('what was written down before', () => {
  it('is told whatever shape the boot has that comes from a history', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('boot', 'clock', 'bootTime', 'systemLog'), (value, part) => {
        const boot = part === 'boot' ? value : { clock: known('2005-03-13T00:20:04Z'), [part]: value };
        for (const line of writtenBefore({ boot })) expect(line).toMatch(/^Start, as seen at /);
      }),
    );
  });

  it('has of a boot what is known of it', () => {
    const boot = {
      bootTime: unknown('no answer'),
      clock: known('2005-03-13T00:20:04Z'),
      systemLog: known({ newest: 1502 }),
    };
    expect(writtenBefore({ boot })).toEqual([
      'Start, as seen at 2005-03-13 00:20 (UTC): newest record of the System log 1502',
    ]);
  });

  it('names the services of CallManager that ran, and none that is set aside', () => {
    const agent = service('Cisco Security Agent');
    const services = [service('Cisco TFTP'), service('Cisco CTIManager', 'stopped'), service('DefWatch'), agent];
    expect(ranBefore({ services, setAside: [agent] })).toEqual(['Cisco TFTP']);
    expect(ranBefore({})).toBeUndefined();
  });
});

it.each([
  ['at the suggestion of before', '10', { suggested: '15', suggestedBefore: '10' }, 'T1 = 15'],
  ['outside its limits', '99', { suggested: '15', maximum: 50 }, 'T1 = 50'],
  ['within its limits', '20', { suggested: '15', maximum: 50 }, 'none'],
])('a parameter %s is to be as S1 has it after the upgrade', (_, value, limits, wanted) => {
  const [line] = wantedParameters({ parameters: [parameter('T1', value), parameter('T2', 'x')] }, [
    { name: 'T1', ...limits },
  ]);
  expect(line).toContain(`To be changed by the upgrade: ${wanted}.`);
});

it('a parameter of one server is named with it, and nothing is told where nothing was written down', () => {
  const written = { parameters: [parameter('T1', 'a', ['PUB']), parameter('T1', 'b', ['SUB'])] };
  const [line] = wantedParameters(written, [{ name: 'T1', suggested: 'b' }]);
  expect(line).toContain('T1 = b (PUB).');
  expect(wantedParameters({}, [])).toEqual([]);
});
