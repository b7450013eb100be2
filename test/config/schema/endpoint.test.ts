import { describe, expect, it } from 'vitest';
import { endpointSchema, withoutBrackets } from '../../../config/schema/endpoint.ts';
import { readClusterContent } from '../../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { FOUR_SERVERS } from '../../lab/lab-fixture.ts';

const ENDPOINT = { host: 'station', user: 'ops', key: { file: '/k' }, hostKey: `SHA256:${'A'.repeat(43)}` };

const problemsOf = (changes: object): readonly string[] => {
  const outcome = endpointSchema.safeParse({ ...ENDPOINT, ...changes });
  return outcome.success ? [] : outcome.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
};

describe('the host of an endpoint', () => {
  it.each(['station', '10.0.0.1', '::1', '[::1]', '2001:db8::7', '[2001:db8::7]', '::ffff:10.0.0.1'])(
    '%s is one',
    (host) => expect(problemsOf({ host })).toEqual([]),
  );

  it.each(['station:22', '10.0.0.1:22', '[::1]:22', '[station]', '[10.0.0.1]', '2001:db8::7::1', '', '-l root ', '[]'])(
    '%j is none',
    (host) => expect(problemsOf({ host })).toEqual([expect.stringContaining('host is no host')]),
  );

  it('is kept without the brackets, which no resolver knows', () => {
    const station = { ...FOUR_SERVERS.station, host: '[2001:db8::7]' };
    expect(readClusterContent({ ...FOUR_SERVERS, station }, 'test').station?.host).toBe('2001:db8::7');
    expect(withoutBrackets('station')).toBe('station');
  });
});

describe('the passphrase of an endpoint', () => {
  it('is kept where it lies, beside a key', () => {
    const passphrase = { env: 'CCM_PASSPHRASE' };
    expect(problemsOf({ passphrase })).toEqual([]);
    const station = { ...FOUR_SERVERS.station, passphrase };
    expect(readClusterContent({ ...FOUR_SERVERS, station }, 'test').station?.passphrase).toEqual(passphrase);
  });

  it('without a key unlocks nothing', () => {
    const changes = { key: undefined, password: { env: 'CCM_PASSWORD' }, passphrase: { env: 'CCM_PASSPHRASE' } };
    expect(problemsOf(changes)).toEqual([expect.stringContaining('passphrase unlocks no key')]);
  });

  it('in plain text is refused and not repeated', () => {
    const [problem = ''] = problemsOf({ passphrase: 'Tr0mbone-of-Jericho' });
    expect(problem).toContain('holds a secret in plain text');
    expect(problem).not.toContain('Tr0mbone');
  });
});
