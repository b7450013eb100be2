import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSshKeygen } from '../../../activities/signatures/run-ssh-keygen.ts';
import { whyNotAudited } from '../../../activities/audit/why-not-audited.ts';
import type { SiteAudit } from '../../../plan/types/site-rules.ts';
import { openKeys, type Keys } from '../signatures/people-with-keys.ts';

let keys: Keys;
let folder: string;
let audit: SiteAudit;
beforeEach(async () => {
  keys = await openKeys();
  folder = await mkdtemp(join(tmpdir(), 'ccmctl-audit-'));
  audit = { folder: join(folder, 'audit'), key: keys.fileOf('worker'), workers: [await keys.make('worker')] };
});
afterEach(async () => {
  await keys.remove();
  await rm(folder, { recursive: true, force: true });
});

describe('a worker can keep the record of a site', () => {
  it('with a folder that it can write and a key that the site knows', async () => {
    expect(await whyNotAudited(audit)).toBeNull();
  });

  it.each<[string, () => Promise<SiteAudit>, RegExp]>([
    ['not into a file', async () => (await writeFile(audit.folder, ''), audit), /nothing can be written.*EEXIST/],
    ['not with a key of nobody', async () => ({ ...audit, workers: [await keys.make('other')] }), /key of none of its `workers`/],
    ['not without a key', () => Promise.resolve({ ...audit, key: keys.fileOf('none') }), /did not sign.*No such file/],
    ['not with a file that is no key', async () => (await writeFile(keys.fileOf('text'), 'text\n'), await chmod(keys.fileOf('text'), 0o600), { ...audit, key: keys.fileOf('text') }), /did not sign/],
    ['not with a key whose passphrase it would have to be told', async () => {
      await runSshKeygen(['-q', '-t', 'ed25519', '-N', 'secret', '-f', keys.fileOf('locked')], '');
      return { ...audit, key: keys.fileOf('locked') };
    }, /did not sign.*passphrase/],
  ])('%s', async (_, spoil, why) => {
    expect(await whyNotAudited(await spoil())).toMatch(why);
  }); // prettier-ignore
});
