import { HostPool } from '../../../activities/ssh/host-pool.ts';
import { describe, expect, it } from 'vitest';
import { createSite } from '../../../platforms/callmanager4/site.ts';
import { PROBE_VERSION, probeScript } from '../../../platforms/callmanager4/windows/probe.ts';
import { orderOf } from '../../activities/act-order.ts';
import type { Endpoint } from '../../../plan/types/endpoint.ts';
import { AT, refusedLook, serverOf, wholeLook, withStation } from './site-fixture.ts';
import { DROP, HANG, type Reaction } from '../../activities/ssh/scripted-host.ts';
import { agentRow, answerTo, printed, row } from './sql/osql-output.ts';
import type { Target } from '../../../platforms/callmanager4/target.ts';

const RPC_UNAVAILABLE = '-2147023174 The RPC server is unavailable.';
const DENIED = '-2147024891 Access is denied.';
const REPLY =
  'Reply from 10.1.1.1: bytes=32 time<1ms TTL=128\r\n    Packets: Sent = 1, Received = 1, Lost = 0 (0% loss),\r\n';
const SILENCE =
  'Pinging 10.1.1.1 with 32 bytes of data:\r\n\r\nRequest timed out.\r\n    Packets: Sent = 1, Received = 0, Lost = 1 (100% loss),\r\n';
const NOBODY: Endpoint = { host: '127.0.0.1', port: 1, user: 'x', hostKey: `SHA256:${'A'.repeat(43)}`, algorithms: [] };

const ofCmd = (command: string): string => command.replace('echo %COMSPEC%', 'C:\\WINNT\\system32\\cmd.exe') + '\r\n';

/** What ping printed, and the mark that its command line prints behind it. */
const pinged = (command: string, ping: Reaction): Reaction =>
  typeof ping === 'string' ? `${ping}${/end=\S+$/.exec(command)?.[0] ?? ''}\r\n` : ping;

const station =
  (error: string, ping: Reaction) =>
  (command: string): Reaction =>
    command.startsWith('ping') ? pinged(command, ping) : refusedLook(command, error);

describe('a look through the station', () => {
  it('is one command, and brings all facts', async () => {
    await withStation(wholeLook, async ({ station: { commands }, site, target }) => {
      const seen = await site.look(target);
      expect(seen).toMatchObject({
        server: 'CM-PUB',
        at: AT,
        reachable: { known: true, value: true },
        computerName: { known: true, value: 'CM-PUB' },
        bootTime: { known: true, value: '2026-11-21T21:05:01.000Z' },
        callManager: { known: true, value: '4.1(2)' },
      });
      expect(commands).toHaveLength(1);
      expect(commands[0]).toMatch(/^cscript \/\/nologo C:\\ccmctl\\probe\.vbs CM-PUB [0-9a-f]{16} %COMSPEC%$/);
    });
  });

  it('goes into the event log only where it is told to', async () => {
    await withStation(wholeLook, async ({ station: { commands }, site, target }) => {
      const seen = await site.look(target, 'with log');
      expect(seen.systemLog).toEqual({ known: true, value: { newest: 1512, oldest: 1490, start: 1490 } });
      expect(commands).toEqual([expect.stringMatching(/^cscript .* CM-PUB [0-9a-f]{16} %COMSPEC% log$/)]);
    });
  });

  it.each([
    ['lacks the script', 'Input Error: Can not find script file "C:\\ccmctl\\probe.vbs".\r\n'],
    ['lacks the script and speaks German', 'Eingabefehler: Die Skriptdatei wurde nicht gefunden.\r\n'],
    ['keeps an older script', 'probe=0\r\nend=x\r\n'],
  ])('sends the script once to a station that %s, and looks again', async (_name, answer) => {
    const sent = new Set<string>();
    const react = (command: string): Reaction => {
      if (command.startsWith('cscript')) return sent.has('find') ? wholeLook(command) : answer;
      sent.add(command.split(' ')[0] ?? '');
      return command.startsWith('echo') ? ofCmd(command) : '';
    };
    await withStation(react, async ({ station: { commands, inputs }, site, target }) => {
      const seen = await Promise.all(Array.from({ length: 5 }, () => site.look(target)));
      expect(seen.every(({ reachable }) => reachable.known)).toBe(true);
      expect(commands.filter((command) => !command.startsWith('cscript'))).toEqual([
        expect.stringMatching(/^echo %COMSPEC% [0-9a-f]{16}$/),
        'mkdir C:\\ccmctl',
        'find /v "" > C:\\ccmctl\\probe.vbs',
      ]);
      expect(inputs.get('find /v "" > C:\\ccmctl\\probe.vbs')).toBe(probeScript);
    });
  });

  it('shares one connection with nineteen others', async () => {
    await withStation(wholeLook, async ({ station: { connections, endpoint }, site }) => {
      const names = Array.from({ length: 20 }, (_, index) => `CM-SUB${index}`);
      const seen = await Promise.all(names.map((name) => site.look({ server: serverOf(name), station: endpoint })));
      expect(seen.map(({ computerName }) => computerName)).toEqual(names.map((value) => ({ known: true, value })));
      expect(connections()).toBe(1);
    });
  });

  it('adds few milliseconds of our own on a connection that stands', async () => {
    await withStation(wholeLook, async ({ site, target }) => {
      await site.look(target);
      const durations: number[] = [];
      for (let index = 0; index < 21; index += 1) {
        const started = performance.now();
        await site.look(target);
        durations.push(performance.now() - started);
      }
      // Both sides' work, since the server of the test runs in this process. The quickest of many, since a busy machine
      // makes any one of them slow; a packet that waits for another's receipt makes each of them take 40 ms and more.
      expect(Math.min(...durations)).toBeLessThan(30);
    });
  });

  it('is made once more when the connection broke, over a new one', async () => {
    let looks = 0;
    const react = (command: string): Reaction => ((looks += 1) === 1 ? DROP : wholeLook(command));
    await withStation(react, async ({ station: { connections }, site, target }) => {
      expect((await site.look(target)).reachable).toEqual({ known: true, value: true });
      expect(connections()).toBe(2);
    });
  });
});

describe('whether a server is reachable', () => {
  const table: readonly (readonly [string, string, Reaction, boolean | 'unknown'])[] = [
    ['no RPC, and no reply to a ping', RPC_UNAVAILABLE, SILENCE, false],
    ['no RPC by the number of VBScript, and no reply', '462 The remote server machine does not exist', SILENCE, false],
    ['no RPC, and a reply: only WMI is down', RPC_UNAVAILABLE, REPLY, true],
    ['no RPC, and no ping on the station', RPC_UNAVAILABLE, "'ping' is not recognized\r\n", 'unknown'],
    ['no RPC, and a connection that breaks', RPC_UNAVAILABLE, DROP, 'unknown'],
    ['the server refuses us', DENIED, SILENCE, true],
    ['the server refuses us, by the number of VBScript', '70 Permission denied', SILENCE, true],
    ['some other error, and silence', '-2147217375 Something else', SILENCE, 'unknown'],
    ['some other error, and a reply', '-2147217375 Something else', REPLY, true],
  ];
  it.each(table)('%s', async (_name, error, ping, expected) => {
    await withStation(station(error, ping), async ({ site, target }) => {
      const { reachable, services } = await site.look(target);
      expect(reachable.known ? reachable.value : 'unknown').toBe(expected);
      expect(services.known).toBe(false);
    });
  });

  it('is unknown, and no exception, when the station is away, shows another key or refuses us', async () => {
    await withStation(wholeLook, async ({ site, station: { endpoint } }) => {
      const otherKey = { ...endpoint, hostKey: NOBODY.hostKey };
      for (const away of [NOBODY, otherKey, { ...endpoint, algorithms: ['rot13'] }]) {
        const seen = await site.look({ server: serverOf('CM-PUB'), station: away });
        expect(seen.reachable).toMatchObject({ known: false, why: expect.stringContaining('127.0.0.1') as string });
        expect(Object.values(seen).filter((fact) => typeof fact === 'object' && fact.known)).toEqual([]);
      }
    });
  });

  it('is unknown when the cluster has no station and none of its own way', async () => {
    const site = createSite({ hosts: new HostPool(() => Promise.reject(new Error('nothing to read'))) });
    expect((await site.look({ server: serverOf('CM-PUB') })).reachable.known).toBe(false);
  });

  it('is unknown when the probe does not end in time or is cut', async () => {
    const reactions: readonly Reaction[] = [HANG, `probe=${PROBE_VERSION}\r\ncomputer.name=CM-PUB\r\n`, DROP];
    for (const reaction of reactions) {
      await withStation(() => reaction, async ({ site, target }) => {
        expect((await site.look(target)).reachable.known).toBe(false);
      }, { lookMs: 300 }); // prettier-ignore
    }
  });

  it.each([
    ['and no station: unknown, since its SSH service may just be stopped', undefined, 'unknown'],
    ['and a silent ping from the station: it is away', SILENCE, false],
    ['and a reply to the station: it is there', REPLY, true],
  ] as const)('by its own SSH service, which refuses, %s', async (_name, ping, expected) => {
    await withStation(
      (command) => pinged(command, ping ?? ''),
      async ({ site, station: { endpoint } }) => {
        const server = serverOf('CM-PUB', NOBODY);
        const { reachable } = await site.look(ping === undefined ? { server } : { server, station: endpoint });
        expect(reachable.known ? reachable.value : 'unknown').toBe(expected);
      },
    );
  });
});

describe('subscriptions', () => {
  const answers =
    (agents: readonly string[], articles: readonly string[], databases = [row('CCM0301'), row('CCM0300')]) =>
    (command: string): Reaction => {
      if (command.includes('sysdatabases')) return answerTo(command, ...databases);
      return answerTo(command, ...(command.includes('MSdistribution_agents') ? agents : articles));
    };

  it('are read from the publisher, with the names of its databases', async () => {
    const react = answers([agentRow('CM-SUB1', 'CCM0301', 4, 'fine')], [row('CM-SUB1', 'CCM0301', 2, 245)]);
    await withStation(react, async ({ station: { commands }, site, target }) => {
      expect(await site.lookAtSubscriptions(target)).toMatchObject({
        known: true,
        value: {
          databases: ['CCM0301', 'CCM0300'],
          links: [
            { subscriber: 'CM-SUB1', database: 'CCM0301', agent: { value: 'idle' }, articles: { value: ['active'] } },
          ],
        },
      });
      expect(commands.every((command) => command.startsWith('osql -E -S CM-PUB '))).toBe(true);
    });
  });

  it('are unknown where one good row came and the query was killed before the next', async () => {
    const cut = (command: string): Reaction =>
      command.includes('sysdatabases')
        ? answerTo(command, row('CCM0301'))
        : { stdout: printed(row('CM-SUB1', 'CCM0301', 2, 245)), exitCode: 1 };
    await withStation(cut, async ({ site, target }) => {
      expect(await site.lookAtSubscriptions(target)).toMatchObject({
        known: false,
        why: expect.stringContaining('is not whole (exit code 1)') as string,
      });
    });
  });

  it.each([
    ['nobody may ask', (): Reaction => "Login failed for user 'x'.\r\n"],
    ['nothing is printed', (): Reaction => ''],
    ['the connection breaks', (): Reaction => DROP],
  ])('are unknown when %s', async (_name, react) => {
    await withStation(react, async ({ site, target }) => {
      expect((await site.lookAtSubscriptions(target)).known).toBe(false);
    });
  });

  it('are unknown when the station is away', async () => {
    await withStation(wholeLook, async ({ site }) => {
      expect((await site.lookAtSubscriptions({ server: serverOf('CM-PUB'), station: NOBODY })).known).toBe(false);
    });
  });
});

describe('an act', () => {
  const stop = [
    'sc \\\\CM-PUB stop "McShield"',
    'sc \\\\CM-PUB config "McShield" start= disabled',
    'sc \\\\CM-PUB stop "DefWatch"',
    'sc \\\\CM-PUB config "DefWatch" start= disabled',
  ];

  it('runs each command line once, in order', async () => {
    await withStation(
      () => '',
      async ({ station: { commands }, site, target }) => {
        const results = await site.act(target, stop, orderOf());
        expect(commands).toEqual(stop);
        expect(results.map(({ command }) => command)).toEqual(stop);
        expect(results.every(({ said }) => said === 'it printed nothing and ended with exit code 0')).toBe(true);
      },
    );
  });

  it('goes on after a command that fails', async () => {
    const react = (command: string): Reaction =>
      command.includes('stop') ? { stdout: '[SC] FAILED 1060:', exitCode: 36 } : '';
    await withStation(react, async ({ site, target }) => {
      expect((await site.act(target, stop, orderOf())).map(({ answer }) => answer)).toEqual([
        'refused',
        'unknown',
        'refused',
        'unknown',
      ]);
    });
  });

  it('never sends a command again whose connection broke or whose time was up', async () => {
    for (const reaction of [DROP, HANG]) {
      const react = (command: string): Reaction => (command.includes('stop "McShield"') ? reaction : '');
      await withStation(react, async ({ station: { commands, connections }, site, target }) => {
        const results = await site.act(target, stop, orderOf());
        expect(commands.filter((command) => command.includes('stop "McShield"'))).toHaveLength(1);
        const lost = reaction === DROP ? 'the connection was lost while it ran' : 'it did not end in time';
        expect(results[0]).toMatchObject({ answer: 'unknown', said: lost });
        // What was left behind does not keep the next from going over the same connection; a lost one does.
        const rest = results.slice(1);
        if (reaction === HANG) expect(rest.map(({ answer }) => answer)).toEqual(['unknown', 'unknown', 'unknown']);
        else for (const one of rest) expect(one).toMatchObject({ answer: 'not sent', said: expect.stringContaining('no other one is opened') as string });
        expect(connections()).toBe(1);
      }, { actMs: 300 }); // prettier-ignore
    }
  });

  it('that reboots the machine it runs on loses the connection: a result, no exception', async () => {
    await withStation(
      () => DROP,
      async ({ station: { endpoint, commands }, site }) => {
        const results = await site.act(
          { server: serverOf('CM-PUB', endpoint) },
          ['shutdown /l /r /y /c /t:0 "x"'],
          orderOf(),
        );
        expect(results).toMatchObject([{ answer: 'unknown', said: 'the connection was lost while it ran' }]);
        expect(commands).toEqual(['shutdown /l /r /y /c /t:0 "x"']);
      },
    );
  });

  it('throws when no connection comes about: then nothing was done', async () => {
    await withStation(
      () => '',
      async ({ site, station: { commands } }) => {
        const target: Target = { server: serverOf('CM-PUB'), station: NOBODY };
        const act = site.act(target, stop, orderOf());
        await expect(act).rejects.toMatchObject({ name: 'ConnectError', kind: 'unreachable' });
        expect(commands).toEqual([]);
      },
    );
  });

  it('keeps what was done when the connection cannot be made again', async () => {
    let switchOff = (): void => undefined;
    const react = (): Reaction => {
      switchOff();
      return DROP;
    };
    await withStation(react, async ({ station: host, site, target }) => {
      switchOff = () => void host.stop();
      const results = await site.act(target, stop, orderOf());
      expect(results).toHaveLength(4);
      expect(results.map(({ answer }) => answer)).toEqual(['unknown', 'not sent', 'not sent', 'not sent']);
      expect(host.commands).toEqual(['sc \\\\CM-PUB stop "McShield"']);
    });
  });
});
