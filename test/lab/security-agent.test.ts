import { afterEach, describe, expect, it } from 'vitest';
import type { Lab } from '../../lab/build-lab.ts';
import { Robots } from '../../lab/robots.ts';
import type { Person as FilePerson } from '../../plan/types/cluster.ts';
import { AskingRun, prompt } from './asking-run.ts';
import { Person } from './by-hand.ts';
import { FOUR_SERVERS, startTestLab } from './lab-fixture.ts';

let lab: Lab;

afterEach(() => lab.stop());

const AGENT = 'Cisco Security Agent';

describe('a security agent', () => {
  it('is installed by robots at the console, runs then, and is installed once (COR-11)', async () => {
    lab = await startTestLab(FOUR_SERVERS, { procedure: 'post-install' });
    const person = new Person(lab);
    const run = new AskingRun(
      [1, 2].map((number) => prompt(`CM-SEC1/agent-${number}#1`, { kind: 'install-security-agent' }, 'CM-SEC1')),
    );
    const people = FOUR_SERVERS.people as readonly FilePerson[];
    await new Robots({ run, consoleUrl: lab.consoleUrl, people, reactionMilliseconds: 5 }).waitForEnd();
    expect(run.answers.map(({ answer: { value } }) => value)).toEqual(['done', 'done']);
    const agents = person
      .windows('CM-SEC1')
      .services.list()
      .filter(({ displayName }) => displayName === AGENT);
    expect(agents).toMatchObject([{ state: 'running', startType: 'automatic' }]);
    expect(person.windows('CM-PUB').services.find(AGENT)).toBeUndefined();
  });

  it('that is set aside for the work is waited for by nobody: it comes back with the rest (SVC-11)', async () => {
    lab = await startTestLab(FOUR_SERVERS, { procedure: 'post-install' });
    const person = new Person(lab);
    person.room.logOn('CM-SEC1', 'Administrator', lab.cluster.secrets.administrator, 'console');
    person.room.installSecurityAgent('CM-SEC1');
    person.room.setService('CM-SEC1', AGENT, { startType: 'disabled', run: false });
    const run = new AskingRun([prompt('CM-SEC1/agent-1#1', { kind: 'install-security-agent' }, 'CM-SEC1')]);
    const people = FOUR_SERVERS.people as readonly FilePerson[];
    await new Robots({ run, consoleUrl: lab.consoleUrl, people, reactionMilliseconds: 5 }).waitForEnd();
    expect(run.answers.map(({ answer: { value } }) => value)).toEqual(['done']);
    expect(person.windows('CM-SEC1').services.find(AGENT)?.startType).toBe('disabled');
  });

  it('is installed by nobody who is not logged on', async () => {
    lab = await startTestLab(FOUR_SERVERS, { procedure: 'post-install' });
    const person = new Person(lab);
    expect(() => person.room.installSecurityAgent('CM-SEC1')).toThrow('nobody is logged on at CM-SEC1');
    expect(person.windows('CM-SEC1').services.find(AGENT)).toBeUndefined();
  });
});
