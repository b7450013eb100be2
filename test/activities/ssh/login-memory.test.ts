import { describe, expect, it } from 'vitest';
import { ConnectError, type ConnectErrorKind } from '../../../activities/ssh/connect-error.ts';
import { LoginMemory } from '../../../activities/ssh/login-memory.ts';
import type { Endpoint } from '../../../plan/types/endpoint.ts';

const ENDPOINT: Endpoint = { host: 'station', port: 22, user: 'ops', hostKey: 'SHA256:x', algorithms: [] };
const loginOf = (password: string): { password: string; secrets: readonly string[] } => ({
  password,
  secrets: [password],
});
const LOGIN = loginOf('one');

/** A host that fails in one way; counts how often it was tried. */
function failing(kind: ConnectErrorKind, duringLogin = false) {
  let now = 0;
  let tries = 0;
  const memory = new LoginMemory(() => now);
  return {
    memory,
    tries: () => tries,
    wait: (ms: number) => (now += ms),
    look(login = LOGIN, endpoint = ENDPOINT): void {
      try {
        memory.check(endpoint, login);
      } catch (error) {
        expect(error).toBeInstanceOf(ConnectError);
        return;
      }
      tries += 1;
      memory.failed(endpoint, login, new ConnectError(kind, 'station:22', 'no', duringLogin));
    },
  };
}

const repeat = (times: number, what: () => void): void => Array.from({ length: times }).forEach(what);

describe('a refused login', () => {
  it('is tried once, however often and however long somebody looks', () => {
    const host = failing('refused login');
    repeat(500, () => {
      host.look();
      host.wait(60_000);
    });
    expect(host.tries()).toBe(1);
  });

  it('is tried once more for each decision, however many looks are made by it', () => {
    const host = failing('refused login');
    repeat(3, () => host.look());
    for (const word of ['first', 'second', 'first', 'second']) {
      repeat(6, () => {
        host.memory.allow(ENDPOINT, word);
        host.look();
      });
    }
    expect(host.tries()).toBe(3);
  });

  it('has no more than one login by the decision that it was first tried by', () => {
    const host = failing('refused login');
    repeat(6, () => {
      host.memory.allow(ENDPOINT, 'the start of the run');
      host.look();
    });
    expect(host.tries()).toBe(1);
  });

  it('is tried again when the secret is another, and is remembered for that one then', () => {
    const host = failing('refused login');
    repeat(3, () => host.look(loginOf('one')));
    repeat(3, () => host.look(loginOf('two')));
    expect(host.tries()).toBe(2);
  });

  it('says nothing of another user or host', () => {
    const host = failing('refused login');
    for (const other of [{ user: 'other' }, { host: 'other' }, { port: 2222 }]) {
      host.look();
      host.look(LOGIN, { ...ENDPOINT, ...other });
    }
    expect(host.tries()).toBe(4);
  });

  it('is forgotten by a login that is let in', () => {
    const host = failing('refused login');
    host.look();
    host.memory.succeeded(ENDPOINT);
    host.look();
    expect(host.tries()).toBe(2);
  });

  it('is what a host makes of it that breaks the connection twice after it was given a secret', () => {
    const host = failing('unreachable', true);
    repeat(50, () => {
      host.look();
      host.wait(60_000);
    });
    expect(host.tries()).toBe(2);
  });
});

describe.each(['unreachable', 'host key differs', 'algorithm'] as const)('a host that is %s', (kind) => {
  it('is tried again by itself, at first at every look, later more and more rarely', () => {
    const host = failing(kind);
    const triesIn = (seconds: number): number => {
      const before = host.tries();
      repeat(seconds, () => {
        host.look();
        host.wait(1_000);
      });
      return host.tries() - before;
    };
    expect(triesIn(5)).toBe(5);
    expect(triesIn(60)).toBeLessThan(25);
    triesIn(600);
    expect(triesIn(600)).toBe(40);
  });
});
