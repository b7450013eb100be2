import { HostPool } from '../../../../activities/ssh/host-pool.ts';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSite, type CallManagerSite } from '../../../../platforms/callmanager4/site.ts';
import { openHost } from '../../../../activities/ssh/host.ts';
import { readSecret } from '../../../../activities/ssh/read-secret.ts';
import { orderOf } from '../../../activities/act-order.ts';
import { beginLine, guardedLine, isBegun } from '../../../../platforms/callmanager4/windows/act-mark.ts';
import { restoreServices } from '../../../../platforms/callmanager4/actions/restore-services.ts';
import type { Target } from '../../../../platforms/callmanager4/target.ts';
import { emptyMemory } from '../../../../platforms/callmanager4/types/server-memory.ts';
import { linesOf } from '../actions/acting.ts';
import { sampleService } from '../sample-observation.ts';
import { serverOf } from '../site-fixture.ts';
import { noOpenSsh, startOpenSsh, type OpenSshServer } from '../../../activities/ssh/open-ssh-server.ts';
import { noWine, startWine, type Wine } from './wine.ts';

const missing = noOpenSsh ?? noWine;

/**
 * The shell of the node: every command line goes to wine's cmd. Only `find /v ""`, which wine's own `find` cannot do, is
 * done here, in the way that Windows does it: standard input becomes the file. A batch file keeps the line's quotes.
 */
const shellOf = ({ prefix }: Wine): string => `#!/bin/sh
export WINEPREFIX='${prefix}' WINEDEBUG=-all
case "$SSH_ORIGINAL_COMMAND" in
  'find /v "" > '*) exec cat > '${prefix}/drive_c/ccmctl/probe.vbs' ;;
esac
printf '@%s\\r\\n' "$SSH_ORIGINAL_COMMAND" > '${prefix}/drive_c/line'$$.bat
exec wine cmd /c 'C:\\line'$$.bat 2>/dev/null
`;

describe.skipIf(missing)(`a node reached by its own SSH service${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let wine: Wine;
  let server: OpenSshServer;
  let site: CallManagerSite;
  let target: Target;
  beforeAll(async () => {
    wine = startWine();
    const shell = join(wine.prefix, 'shell.sh');
    writeFileSync(shell, shellOf(wine));
    chmodSync(shell, 0o755);
    server = await startOpenSsh([`ForceCommand ${shell}`]);
    site = createSite({ hosts: new HostPool(readSecret) });
    // The machine says its own name, and is believed only where that is the one that was asked for.
    target = { server: serverOf(wine.run('cmd', '/c', 'echo %COMPUTERNAME%').trim(), server.endpoint) };
  });
  afterAll(async () => {
    await site.close();
    await server.stop();
    wine.stop();
  });

  it('is sent the script, runs it, and is seen, all over one connection', async () => {
    const before = Date.now();
    const seen = await site.look(target);
    expect(seen.reachable).toEqual({ known: true, value: true });
    for (const name of ['bootTime', 'memoryMegabytes', 'services', 'windowsVersion'] as const) {
      expect(seen[name], name).toMatchObject({ known: true });
    }
    expect(Date.parse(seen.at)).toBeGreaterThanOrEqual(before);
    expect((await site.look(target)).computerName).toEqual(seen.computerName);
    expect(server.accepted()).toBe(1);
  });

  it('is acted on by commands without its name, and a look shows what became of it', async () => {
    const stateOf = async (): Promise<unknown> => {
      const { services } = await site.look(target);
      return services.known ? services.value.find(({ name }) => name === 'Spooler')?.state : services;
    };
    expect(await stateOf()).toBe('stopped');
    const services = [sampleService('Print Spooler', { name: 'Spooler', startType: 'manual' })];
    const memory = { ...emptyMemory, setAside: services };
    const lines = linesOf(restoreServices, {
      server: target.server,
      arguments: { services: ['Print Spooler'] },
      memory,
    });
    const results = await site.act(target, lines as readonly string[], orderOf());
    expect(results.map(({ command }) => command)).toEqual(['sc config "Spooler" start= demand', 'sc start "Spooler"']);
    // wine's sc cannot set a start type, and says nothing about it: neither accepted nor refused.
    expect(results.map(({ answer }) => answer)).toEqual(['unknown', 'accepted']);
    expect(await stateOf()).toBe('running');
  });

  it('carries out a command only while the mark of its act is there, by the rules of its own command processor', async () => {
    const host = await openHost(server.endpoint, readSecret, { connectMs: 5_000, keepaliveMs: 5_000 });
    const run = async (line: string): Promise<string> => (await host.run(line, { timeoutMs: 20_000 })).stdout.trim();
    const { id } = orderOf();
    expect(await run(guardedLine(id, 'echo late "(a) & b"', false))).toBe(`ccmctl-withdrawn ${id}`);
    expect(isBegun(id, { stdout: await run(beginLine(id)), overflowed: false })).toBe(true);
    expect(await run(guardedLine(id, 'echo in time "(a) & b"', false))).toBe('in time "(a) & b"');
    expect(await site.withdraw(target, id)).toEqual({ known: true, value: true });
    expect(await run(guardedLine(id, 'echo late', true))).toBe(`ccmctl-withdrawn ${id}`);
    host.close();
  });

  it('tells nothing once its SSH service is stopped', async () => {
    await server.stop();
    const later = createSite({ hosts: new HostPool(readSecret) });
    const seen = await later.look(target);
    await later.close();
    expect(Object.values(seen).filter((fact) => typeof fact === 'object' && fact.known)).toEqual([]);
  });
});
