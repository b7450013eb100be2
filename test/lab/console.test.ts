import { beforeEach, describe, expect, it } from 'vitest';
import { begin, call as callAny, lab } from './begun-lab.ts';
import { until } from './lab-fixture.ts';

beforeEach(() => begin());

/** Every field that a test looks at, in whatever answer it stands. */
type Content = Readonly<Record<'administrator' | 'error', string>> &
  Readonly<Record<'buttons' | 'on' | 'violations', readonly unknown[]>> & {
    readonly servers: readonly { readonly power: string }[];
    readonly [index: number]: { readonly place: unknown };
  };

const call = (method: string, path: string, body?: unknown) => callAny<Content>(method, path, body);

describe('the console', () => {
  it('lists what can be done', async () => {
    const { content } = await call('GET', '/');
    expect(content).toContainEqual(expect.objectContaining({ method: 'POST', path: '/servers/:server/press' }));
  });

  it('lets a person log on, put in a disc and press what is on the screen', async () => {
    const { content: envelope } = await call('GET', '/envelope');
    await call('POST', '/servers/CM-PUB/logon', { password: envelope.administrator });
    await call('POST', '/servers/CM-PUB/disc', { disc: 1 });
    expect((await call('GET', '/servers/CM-PUB/screen')).content.buttons).toEqual(['Yes', 'No']);
    expect((await call('POST', '/servers/CM-PUB/press', { button: 'Yes' })).status).toBe(200);
    expect((await call('GET', '/servers/CM-PUB/screen')).content.buttons).toEqual(['OK']);
  });

  it.each([
    ['GET', '/servers/NOBODY/screen', undefined, 404],
    ['GET', '/nothing', undefined, 404],
    ['POST', '/servers/CM-PUB/press', { button: 'Format' }, 409],
    ['POST', '/servers/CM-PUB/press', { knob: 1 }, 400],
    ['POST', '/servers/CM-PUB/logon', { password: 'guessed' }, 409],
    ['DELETE', '/servers/CM-PUB/disc', undefined, 409],
    ['POST', '/faults', { fault: 'explodes', server: 'CM-PUB' }, 400],
  ])('refuses %s %s %j with its reason', async (method, path, body, status) => {
    const answer = await call(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.content.error).toBeTypeOf('string');
  });

  it('shows a disc in one place only', async () => {
    await call('POST', '/servers/CM-PUB/disc', { disc: 1 });
    expect((await call('POST', '/servers/CM-SUB1/disc', { disc: 1 })).content.error).toBe(
      'CCM412_1 is in the drive of CM-PUB',
    );
    expect((await call('GET', '/discs')).content[0]?.place).toEqual({ kind: 'drive', server: 'CM-PUB' });
  });

  it('turns faults on and off, and shows journal, state and violations', async () => {
    const fault = { fault: 'hangs-in-shutdown', server: 'CM-SUB1', times: 'always' };
    await call('POST', '/faults', fault);
    expect((await call('GET', '/faults')).content.on).toEqual([fault]);
    await call('DELETE', '/faults', { fault: fault.fault, server: fault.server });
    expect((await call('GET', '/faults')).content.on).toEqual([]);
    lab.cluster.server('CM-SUB1').windows.reboot('command', 'x');
    lab.cluster.server('CM-SEC1').windows.reboot('command', 'y');
    expect((await call('GET', '/violations')).content.violations.length).toBeGreaterThan(0);
    expect((await call('GET', '/journal')).content).toContainEqual(
      expect.objectContaining({ kind: 'reboot', comment: 'x' }),
    );
    await until('both are up', async () =>
      (await call('GET', '/state')).content.servers.every(({ power }) => power === 'up'),
    );
  });
});
