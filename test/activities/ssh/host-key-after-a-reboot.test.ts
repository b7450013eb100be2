import { expect, it, onTestFinished } from 'vitest';
import { HostPool } from '../../../activities/ssh/host-pool.ts';
import { fingerprint, makeKeyPair } from '../../../lab/ssh/keys.ts';
import { SshServer } from '../../../lab/ssh/ssh-server.ts';
import { createSite } from '../../../platforms/callmanager4/site.ts';
import { emptyMemory } from '../../../platforms/callmanager4/types/server-memory.ts';
import { judgeLooks } from '../../platforms/callmanager4/checks/judging.ts';
import { serverOf, wholeLook } from '../../platforms/callmanager4/site-fixture.ts';

it('a server that is reached directly and comes back with another host key is sent nothing, and its reboot is not known', async () => {
  let hostKey = makeKeyPair('ed25519');
  const commands: string[] = [];
  const server = new SshServer({
    user: 'ccmops',
    password: 'a1b2c3',
    ident: 'OpenSSH_for_Windows_8.1',
    get hostKey() {
      return hostKey;
    },
    run: (command) => {
      commands.push(command);
      return {
        stdout: command.startsWith('cscript')
          ? wholeLook(command).replace('computer.name=.', 'computer.name=CM-PUB')
          : '',
        exitCode: 0,
        fate: 'answer',
      };
    },
  });
  await server.open();
  const pinned = { host: '127.0.0.1', port: server.port, user: 'ccmops', hostKey: fingerprint(hostKey) };
  const node = serverOf('CM-PUB', { ...pinned, algorithms: [], password: { env: 'NOT_READ' } });
  const site = createSite({ hosts: new HostPool(() => Promise.resolve('a1b2c3')) });
  onTestFinished(async () => {
    await site.close();
    server.close();
  });

  const before = await site.look({ server: node });
  expect(before).toMatchObject({ reachable: { value: true }, computerName: { value: 'CM-PUB' } });
  const { remember } = judgeLooks('boot-recorded', [node], [before]);
  const sent = commands.length;

  server.close();
  hostKey = makeKeyPair('ed25519');
  await server.open();
  const after = [await site.look({ server: node }), await site.look({ server: node })];

  expect(commands).toHaveLength(sent);
  const verdict = judgeLooks('rebooted', [node], after, { settleSeconds: 0 }, { ...emptyMemory, ...remember });
  expect(verdict).toMatchObject({ verdict: 'unknown' });
  expect(verdict.seen).toContain('the host key differs: expected ');
  expect(judgeLooks('server-gone', [node], after)).toMatchObject({ verdict: 'unknown' });
});
