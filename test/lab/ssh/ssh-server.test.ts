import { afterEach, describe, expect, it } from 'vitest';
import type { NodeSSH } from 'node-ssh';
import { begin, lab } from '../begun-lab.ts';
import { connect, connectStation, derivedSpec, FOUR_SERVERS, until } from '../lab-fixture.ts';

const PROBE = 'Set wmi = GetObject("winmgmts:...")\r\nWScript.Echo "probe=1"\r\n';
const PROBE_PATH = 'C:\\ccmctl\\probe.vbs';

const clients: NodeSSH[] = [];

async function station(...faults: string[]): Promise<NodeSSH> {
  await begin({ faults });
  const client = await connectStation(lab);
  clients.push(client);
  return client;
}

async function sendProbe(client: NodeSSH): Promise<void> {
  await client.execCommand('mkdir C:\\ccmctl');
  await client.execCommand(`find /v "" > ${PROBE_PATH}`, { stdin: PROBE });
}

const probe = (client: NodeSSH, node: string) =>
  client.execCommand(`cscript //nologo ${PROBE_PATH} ${node} n0nce`, { noTrim: true });

afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
});

describe('the station', () => {
  it('lets in the key of the derived file only', async () => {
    await station();
    const spec = await derivedSpec(lab);
    if (!spec.station) throw new Error('no station');
    await expect(connect(spec.station, { username: 'mallory' })).rejects.toThrow(/authentication/i);
    const { privateKey } = await import('../../../lab/ssh/keys.ts').then(({ makeKeyPair }) => makeKeyPair('ed25519'));
    await expect(connect(spec.station, { privateKey })).rejects.toThrow(/authentication/i);
  });

  it('shows the host key that the derived file pins, and no other', async () => {
    await station();
    const spec = await derivedSpec(lab);
    await expect(connect({ ...spec.station!, hostKey: `SHA256:${'B'.repeat(43)}` })).rejects.toThrow();
  });

  it('refuses the eleventh channel of one connection', async () => {
    const client = await station('never-returns@CM-PUB:always');
    const started: Promise<unknown>[] = [];
    for (let count = 0; count < 10; count += 1) started.push(client.execCommand('sc \\\\CM-PUB stop "Alerter"'));
    for (const run of started) run.catch(() => undefined);
    await until(
      'ten commands arrived',
      () => lab.cluster.events.all().filter(({ kind }) => kind === 'command').length === 10,
    );
    await expect(client.execCommand('hostname')).rejects.toThrow(/channel/i);
  });

  it('does not know a program that Windows does not have', async () => {
    const client = await station();
    const { code, stderr } = await client.execCommand('ls -l');
    expect(code).toBe(1);
    expect(stderr).toContain("'ls' is not recognized as an internal or external command");
  });

  it('answers the probe only after the script was sent', async () => {
    const client = await station();
    expect((await probe(client, 'CM-PUB')).stdout).toContain(`Input Error: Can not find script file "${PROBE_PATH}".`);
    await sendProbe(client);
    const { stdout } = await probe(client, 'CM-PUB');
    expect(stdout.split('\r\n')).toEqual(
      expect.arrayContaining([
        'probe=1',
        'computer.name=CM-PUB',
        'computer.user=',
        'registry.callmanager=4.0(2a)',
        'cdrom.0.loaded=0',
        'end=n0nce',
      ]),
    );
    expect(stdout).toMatch(/service\.\d+=McShield\|Running\|Auto\|Network Associates McShield\r\n/);
    expect(stdout).toMatch(/os\.boottime=\d{14}\.\d{6}\+060\r\n/);
    expect(stdout.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('says for a node that does not answer that the RPC server is unavailable', async () => {
    const client = await station('unreachable@CM-SUB1:always');
    await sendProbe(client);
    const { stdout } = await probe(client, 'CM-SUB1');
    expect(stdout.trim()).toContain('error.connect=-2147023174 The RPC server is unavailable.');
    expect(stdout.trim()).toMatch(/end=n0nce$/);
    expect((await client.execCommand('sc \\\\CM-SUB1 stop "Alerter"')).stdout).toContain(
      '[SC] OpenSCManager FAILED 1722:',
    );
    const { stderr } = await client.execCommand('shutdown -r -f -m \\\\CM-SUB1 -t 0 -c "x"');
    expect(stderr).toContain('\\\\CM-SUB1: The RPC server is unavailable.(1722)');
  });
});

describe('sc', () => {
  it('stops a service over STOP_PENDING and disables it', async () => {
    const client = await station();
    const stopped = await client.execCommand('sc \\\\CM-PUB stop "McShield"');
    expect(stopped.stdout).toMatch(/SERVICE_NAME: McShield\r\n.*\r\n +STATE +: 3 +STOP_PENDING/);
    expect((await client.execCommand('sc \\\\CM-PUB config "McShield" start= disabled')).stdout).toBe(
      '[SC] ChangeServiceConfig SUCCESS',
    );
    const { services } = lab.cluster.server('CM-PUB').windows;
    await until('it is stopped', () => services.find('McShield')?.state === 'stopped');
    expect(services.find('McShield')?.startType).toBe('disabled');
  });

  it.each([
    ['stop "Nothing"', 'OpenService FAILED 1060'],
    ['stop "W32Time"', 'ControlService FAILED 1062'],
    ['stop "RpcSs"', 'ControlService FAILED 1051'],
    ['start "Alerter"', 'StartService FAILED 1056'],
    ['start "NetDDE"', 'StartService FAILED 1058'],
  ])('%s -> %s', async (words, text) => {
    const client = await station();
    const { stdout, code } = await client.execCommand(`sc \\\\CM-PUB ${words}`);
    expect(stdout).toContain(text);
    expect(code).toBe(Number(/\d+$/.exec(text)?.[0]));
  });

  it('does not need the case of a name', async () => {
    const client = await station();
    expect((await client.execCommand('sc \\\\cm-pub stop "mcshield"')).code).toBe(0);
  });
});

describe('shutdown', () => {
  it('gives the server a later boot time, an empty console and its automatic services', async () => {
    const client = await station();
    const { windows } = lab.cluster.server('CM-SUB1');
    windows.logOn('Administrator', 'console');
    const before = windows.time.bootTime;
    expect(await client.execCommand('shutdown -r -f -m \\\\CM-SUB1 -t 0 -c "ccmctl: CM-SUB1/reboot"')).toMatchObject({
      code: 0,
      stdout: '',
    });
    await until('it is up', () => windows.power === 'up' && windows.services.isRunning('Cisco CallManager'));
    expect(windows.time.bootTime.getTime()).toBeGreaterThan(before.getTime());
    expect(windows.session).toBeNull();
  });
});

describe('a direct server', () => {
  const spec = {
    ...FOUR_SERVERS,
    servers: FOUR_SERVERS.servers.map((server) =>
      (server as { name: string }).name === 'CM-SUB1'
        ? {
            ...server,
            transport: {
              direct: {
                host: '10.1.1.3',
                user: 'Administrator',
                password: { env: 'PASSWORD' },
                hostKey: `SHA256:${'A'.repeat(43)}`,
                algorithms: ['diffie-hellman-group14-sha1', 'ssh-rsa', 'aes128-cbc', 'hmac-sha1'],
              },
            },
          }
        : server,
    ),
  };

  const algorithms = {
    kex: ['diffie-hellman-group14-sha1'],
    serverHostKey: ['ssh-rsa'],
    cipher: ['aes128-cbc'],
    hmac: ['hmac-sha1'],
  };

  async function direct() {
    const derived = await derivedSpec(await begin({}, spec));
    const transport = derived.servers.find(({ name }) => name === 'CM-SUB1')?.transport;
    if (typeof transport !== 'object') throw new Error('not direct');
    const client = await connect(transport.direct, { algorithms });
    clients.push(client);
    return { client, endpoint: transport.direct };
  }

  it('speaks old algorithms only, and its own name needs no \\\\', async () => {
    const { client, endpoint } = await direct();
    expect((await client.execCommand('hostname')).stdout).toBe('CM-SUB1');
    expect((await client.execCommand('net start')).stdout).toContain('CYGWIN sshd');
    await expect(connect(endpoint)).rejects.toThrow(/handshake|no matching/i);
  });

  it('refuses connections while its SSH service is stopped or the machine is down, and takes them again', async () => {
    const { client, endpoint } = await direct();
    const connects = async (): Promise<boolean> =>
      connect(endpoint, { algorithms }).then(
        (again) => {
          clients.push(again);
          return true;
        },
        () => false,
      );
    await client.execCommand('sc stop "sshd"');
    await until('connections are refused', async () => !(await connects()));
    lab.cluster.server('CM-SUB1').windows.services.start('sshd', 'person');
    await until('connections are taken', connects);
    const { windows } = lab.cluster.server('CM-SUB1');
    windows.pressPower();
    await until('connections are refused', async () => !(await connects()));
    windows.pressPower();
    await until('connections are taken', connects);
  });

  it('reboots by the shutdown of the Resource Kit', async () => {
    const { client } = await direct();
    await client.execCommand('shutdown /l /r /y /c /t:0 "ccmctl: CM-SUB1/reboot"').catch(() => undefined);
    expect(lab.cluster.events.all()).toContainEqual(
      expect.objectContaining({
        kind: 'reboot',
        server: 'CM-SUB1',
        cause: 'command',
        comment: 'ccmctl: CM-SUB1/reboot',
      }),
    );
  });
});
