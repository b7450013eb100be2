import { describe, expect, it } from 'vitest';
import { prompt } from './asking-run.ts';
import { answered, begin, person } from './begun-lab.ts';

const AGENT = 'Cisco Security Agent';

describe('a security agent', () => {
  it('is installed by robots at the console, runs then, and is installed once (COR-11)', async () => {
    await begin({ procedure: 'post-install' });
    const run = await answered(
      [1, 2].map((number) => prompt(`CM-SEC1/agent-${number}#1`, { kind: 'install-security-agent' }, 'CM-SEC1')),
    );
    expect(run.answers.map(({ answer: { value } }) => value)).toEqual(['done', 'done']);
    const agents = person
      .windows('CM-SEC1')
      .services.list()
      .filter(({ displayName }) => displayName === AGENT);
    expect(agents).toMatchObject([{ state: 'running', startType: 'automatic' }]);
    expect(person.windows('CM-PUB').services.find(AGENT)).toBeUndefined();
  });

  it('that is set aside for the work is waited for by nobody: it comes back with the rest (SVC-11)', async () => {
    await begin({ procedure: 'post-install' });
    person.logOn('CM-SEC1');
    person.room.installSecurityAgent('CM-SEC1');
    person.room.setService('CM-SEC1', AGENT, { startType: 'disabled', run: false });
    const run = await answered([prompt('CM-SEC1/agent-1#1', { kind: 'install-security-agent' }, 'CM-SEC1')]);
    expect(run.answers.map(({ answer: { value } }) => value)).toEqual(['done']);
    expect(person.windows('CM-SEC1').services.find(AGENT)?.startType).toBe('disabled');
  });

  it('is installed by nobody who is not logged on', async () => {
    await begin({ procedure: 'post-install' });
    expect(() => person.room.installSecurityAgent('CM-SEC1')).toThrow('nobody is logged on at CM-SEC1');
    expect(person.windows('CM-SEC1').services.find(AGENT)).toBeUndefined();
  });
});
