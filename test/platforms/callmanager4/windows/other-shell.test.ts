import { HostPool } from '../../../../activities/ssh/host-pool.ts';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createSite } from '../../../../platforms/callmanager4/site.ts';
import { readSecret } from '../../../../activities/ssh/read-secret.ts';
import type { Target } from '../../../../platforms/callmanager4/target.ts';
import { serverOf } from '../site-fixture.ts';
import { noOpenSsh, startOpenSsh, type OpenSshServer } from '../../../activities/ssh/open-ssh-server.ts';

const WHAT_TO_SET =
  /DefaultShell under HKLM\\SOFTWARE\\OpenSSH to C:\\Windows\\System32\\cmd\.exe, or delete it, and restart the SSH service$/;

/** Each runs the command line that was sent, by a script that is the server's ForceCommand. */
const SHELLS: readonly (readonly [title: string, lines: readonly string[], said: RegExp])[] = [
  ['sh', ['exec /bin/sh -c "$SSH_ORIGINAL_COMMAND"'], /another shell than cmd\.exe/],
  [
    'one that splits what it echoes over lines, as PowerShell does',
    ['for word in $SSH_ORIGINAL_COMMAND; do [ "$word" = echo ] || echo "$word"; done'],
    /another shell than cmd\.exe/,
  ],
  ['one that knows no command', ['echo "unknown command" >&2; exit 127'], /"unknown command", exit code 127/],
  ['one that ends by a signal', ['kill -9 $$'], /signal/],
];

describe.skipIf(noOpenSsh)(
  `a host whose SSH service has another shell${noOpenSsh ? ` (skipped: ${noOpenSsh})` : ''}`,
  () => {
    let server: OpenSshServer | undefined;
    afterEach(async () => {
      await server?.stop();
      server = undefined;
    });

    it.each(SHELLS)(
      '%s, is found out at the first look, with what to set, and left as it was',
      async (_title, lines, said) => {
        const folder = mkdtempSync(join(tmpdir(), 'ccmctl-shell-'));
        const shell = join(folder, 'shell.sh');
        writeFileSync(shell, ['#!/bin/sh', `cd '${folder}'`, ...lines, ''].join('\n'), { mode: 0o755 });
        server = await startOpenSsh([`ForceCommand ${shell}`]);
        const site = createSite({ hosts: new HostPool(readSecret) });
        const target: Target = { server: serverOf('CM-PUB', server.endpoint) };
        const seen = await site.look(target);
        await site.close();
        expect(seen.reachable.known).toBe(false);
        expect(seen).toMatchObject({ reachable: { why: expect.stringMatching(said) as string } });
        expect(seen).toMatchObject({ reachable: { why: expect.stringMatching(WHAT_TO_SET) as string } });
        // Nothing was written there: neither the script nor its folder, under whatever name such a shell gives them.
        expect(readdirSync(folder)).toEqual(['shell.sh']);
        rmSync(folder, { recursive: true });
      },
    );
  },
);
