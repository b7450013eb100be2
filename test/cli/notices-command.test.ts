import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { openMailServer } from '../activities/notices/mail-servers.ts';
import { openWebServer } from '../activities/notices/web-server.ts';
import { smallSite } from '../config/site-file/site-content.ts';
import { createAuthority } from '../worker/temporal/certificates.ts';
import { runInProcess } from './run-ccmctl.ts';

/** A site file whose notices go to servers of the test, or to nobody. */
async function siteFileWith(tells: boolean) {
  const authority = await createAuthority();
  const certified = await authority.certify('server');
  const mails = await openMailServer({ cert: certified.certificate, key: certified.key });
  const web = await openWebServer(certified);
  const folder = await mkdtemp(join(tmpdir(), 'ccmctl-notices-'));
  onTestFinished(async () => {
    await authority.remove();
    await rm(folder, { recursive: true, force: true });
  });
  const [file, secret] = [join(folder, 'site.yaml'), join(folder, 'hook')];
  await writeFile(secret, `whsec_${randomBytes(32).toString('base64')}`, { mode: 0o600 });
  const ca = authority.certificateFile;
  const site = smallSite();
  const notices = {
    mail: { server: mails.place, from: 'ccmctl@b.example', ca },
    webhooks: [{ url: web.url, secret: { file: secret }, ca }],
  };
  const people = site.people.map((one) => ({ ...one, address: `${one['name'] as string}@b.example` }));
  const secrets = { folders: ['/keys', folder], variables: ['CCM_PASSWORD'] };
  await writeFile(file, stringify({ ...site, people, secrets, ...(tells && { notices }) }), { mode: 0o600 });
  return { file, mails, web };
}

describe('notices test', () => {
  it('sends a test to everybody whom notices of the site reach', async () => {
    const { file, mails, web } = await siteFileWith(true);
    const { stdout, exitCode } = await runInProcess(['notices', 'test', '--site-file', file, '--json']);
    const { tried } = JSON.parse(stdout) as { readonly tried: readonly { readonly why: string | null }[] };
    expect([exitCode, tried.map(({ why }) => why)]).toEqual([0, [null, null, null]]);
    expect(mails.taken.flatMap(({ to }) => to).sort()).toEqual(['Ada@b.example', 'Kim@b.example']);
    expect(web.posted.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual(['ccmctl.test']);
  });

  it('or to one person, and says what stands in the way', async () => {
    const { file, mails, web } = await siteFileWith(true);
    expect((await runInProcess(['notices', 'test', '--site-file', file, '--to', 'kim'])).stdout).toMatch(/^Kim: taken/);
    expect([mails.taken.length, web.posted.length]).toEqual([1, 0]);
    const unknown = await runInProcess(['notices', 'test', '--site-file', file, '--to', 'Mallory']);
    expect([unknown.exitCode, unknown.stderr]).toEqual([2, expect.stringContaining('has no address of Mallory')]);
  });

  it('is refused where nobody is to be told, and without a site file', async () => {
    const { file } = await siteFileWith(false);
    const nobody = await runInProcess(['notices', 'test', '--site-file', file]);
    expect([nobody.exitCode, nobody.stderr]).toEqual([2, expect.stringContaining('has nobody to tell')]);
    expect((await runInProcess(['notices', 'test'])).exitCode).toBe(2);
  });
});
