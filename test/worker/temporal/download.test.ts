import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { downloadWay, type Source } from '../../../worker/temporal/download.ts';
import { findOrGet } from '../../../worker/temporal/find-or-get.ts';
import { runProgram } from '../../../worker/temporal/run-program.ts';
import { TEST_CERTIFICATE, TEST_CERTIFICATE_KEY } from './test-certificate.ts';
import { tarGz, type Entry } from './tar-archive.ts';

const VERSION = '1.2.3';
const processor = process.arch === 'x64' ? 'amd64' : process.arch;
const NAME = `temporal_cli_${VERSION}_${process.platform}_${processor}.tar.gz`;
const PROGRAM: Entry = { name: 'temporal', content: '#!/bin/sh\necho downloaded\n' };

type Page = (response: ServerResponse, address: string) => void;

let folder: string;
let server: Server;
let pages: Record<string, Page>;
let asked: string[];

beforeAll(async () => {
  server = createServer({ cert: TEST_CERTIFICATE, key: TEST_CERTIFICATE_KEY }, (request, response) => {
    asked.push(request.url ?? '');
    const page = pages[request.url ?? ''];
    if (page) page(response, addressOf(server));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccm-download-'));
  asked = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const addressOf = (listening: Server): string => `https://127.0.0.1:${(listening.address() as AddressInfo).port}`;

const send =
  (content: string | Buffer): Page =>
  (response) =>
    void response.end(content);

const sendOn =
  (to: (address: string) => string): Page =>
  (response, address) =>
    void response.writeHead(302, { location: to(address) }).end();

const sumOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** A release as an honest publisher has it, but for what is given. */
function publish(
  entries: readonly Entry[],
  given: { list?: (sum: string) => string; more?: Record<string, Page> } = {},
) {
  const archive = tarGz(entries);
  const list = (given.list ?? ((sum) => `${'0'.repeat(64)}  other.tar.gz\n${sum}  ${NAME}\n`))(sumOf(archive));
  pages = { [`/v${VERSION}/checksums.txt`]: send(list), [`/v${VERSION}/${NAME}`]: send(archive), ...given.more };
}

const kept = (): string => join(folder, 'cache', 'temporal-1.2.3', 'temporal');

function get(source: Partial<Source> = {}): Promise<string> {
  const way = downloadWay(VERSION, { address: addressOf(server), trust: TEST_CERTIFICATE, ...source });
  return findOrGet({ what: 'Temporal', places: [], kept: kept(), ways: [way] }, () => undefined);
}

/** Everything that lies in the folder of the test, by its path. */
const everything = async (): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name));

describe('the publisher of the Temporal program', () => {
  test('is asked for its list and its archive, of which nothing but the program is kept', async () => {
    publish([{ name: 'LICENSE', content: 'free' }, PROGRAM, { name: '../outside', content: 'x' }]);
    expect(await get()).toBe(kept());
    expect(await runProgram(kept(), [])).toEqual(['downloaded']);
    expect(await everything()).toEqual([kept()]);
    expect(asked).toEqual([`/v${VERSION}/checksums.txt`, `/v${VERSION}/${NAME}`]);
  });

  test('may send on to another place by HTTPS', async () => {
    publish([PROGRAM]);
    const list = pages[`/v${VERSION}/checksums.txt`] as Page;
    pages = { ...pages, '/elsewhere': list, [`/v${VERSION}/checksums.txt`]: sendOn(() => '/elsewhere') };
    expect(await get()).toBe(kept());
  });
});

const ARCHIVE = `/v${VERSION}/${NAME}`;
const LIST = `/v${VERSION}/checksums.txt`;
const zeros = '0'.repeat(64);

/** What a publisher, or whoever sits between, may do; nothing of it may leave a program behind. */
const ATTACKS: readonly (readonly [string, () => void, RegExp])[] = [
  ['no list', () => publish([PROGRAM], { more: { [LIST]: (response) => void response.writeHead(404).end() } }), /checksums\.txt answered 404/],
  ['a list without the archive', () => publish([PROGRAM], { list: (sum) => `${sum}  other.tar.gz\n` }), /has no checksum of/],
  ['a list that only begins with the name', () => publish([PROGRAM], { list: (sum) => `${sum}  ${NAME}.sig\n` }), /has no checksum of/],
  ['a list with a short checksum', () => publish([PROGRAM], { list: (sum) => `${sum.slice(1)}  ${NAME}\n` }), /has no checksum of/],
  ['a list that is a page', () => publish([PROGRAM], { list: () => '<html>sign in</html>' }), /has no checksum of/],
  ['a list with another checksum', () => publish([PROGRAM], { list: () => `${zeros}  ${NAME}\n` }), /the publisher's list says 0{64}: it is not used/],
  ['a list with two checksums', () => publish([PROGRAM], { list: (sum) => `${sum}  ${NAME}\n${zeros}  ${NAME}\n` }), /several checksums/],
  ['an endless list', () => publish([PROGRAM], { list: (sum) => `${sum}  ${NAME}\n${'x'.repeat(1_000_000)}` }), /has more than 1000000 bytes/],
  ['an archive of somebody else', () => publish([PROGRAM], { more: { [ARCHIVE]: send(tarGz([{ ...PROGRAM, content: 'evil' }])) } }), /it is not used/],
  ['an archive that breaks off', () => publish([PROGRAM], { more: { [ARCHIVE]: breakOff } }), /aborted|closed|premature/i],
  ['no archive', () => publish([PROGRAM], { more: { [ARCHIVE]: (response) => void response.writeHead(500).end() } }), /answered 500/],
  ['an archive that is none', () => publish([PROGRAM], { list: () => `${sumOf(Buffer.from('hello'))}  ${NAME}\n`, more: { [ARCHIVE]: send('hello') } }), /tar ended with/],
  ['an archive without the program', () => publish([{ name: 'README', content: 'x' }]), /tar ended with/],
  ['a program that is a link', () => publish([{ name: 'temporal', kind: 'symbolicLink', target: '/bin/sh' }]), /no file temporal/],
  ['a program that is a hard link', () => publish([{ name: 'temporal', kind: 'hardLink', target: '/bin/sh' }]), /no file temporal|tar ended with/],
  ['a program that is a device', () => publish([{ name: 'temporal', kind: 'device' }]), /no file temporal/],
  ['a program that is a folder', () => publish([{ name: 'temporal', kind: 'folder' }]), /no file temporal/],
  ['a program outside', () => publish([{ ...PROGRAM, name: '../temporal' }]), /tar ended with|no file temporal/],
  ['a program at the root', () => publish([{ ...PROGRAM, name: '/temporal' }]), /tar ended with|no file temporal/],
  ['a way on without HTTPS', () => publish([PROGRAM], { more: { [ARCHIVE]: sendOn((address) => address.replace('https', 'http')) } }), /is not fetched: only https is/],
  ['a way on to a file', () => publish([PROGRAM], { more: { [LIST]: sendOn(() => 'file:///etc/passwd') } }), /is not fetched: only https is/],
  ['a way on in a circle', () => publish([PROGRAM], { more: { [LIST]: sendOn(() => LIST) } }), /sent on more than 5 times/],
]; // prettier-ignore

function breakOff(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('half', () => response.destroy());
}

describe('nothing is left where the publisher has', () => {
  test.each(ATTACKS)('%s', async (_, prepare, words) => {
    prepare();
    await expect(get()).rejects.toThrow(words);
    expect(await everything()).toEqual([]);
    await expect(stat(join(folder, 'temporal'))).rejects.toThrow('ENOENT');
    await expect(readFile('/temporal')).rejects.toThrow('ENOENT');
  });

  test('a certificate that nobody vouches for', async () => {
    publish([PROGRAM]);
    const way = downloadWay(VERSION, { address: addressOf(server) });
    const wanted = { what: 'Temporal', places: [], kept: kept(), ways: [way] };
    await expect(findOrGet(wanted, () => undefined)).rejects.toThrow(/self-signed certificate/);
    expect(asked).toEqual([]);
  });

  test('an address that is not HTTPS', async () => {
    await expect(get({ address: addressOf(server).replace('https', 'http') })).rejects.toThrow(/only https is/);
    expect(asked).toEqual([]);
  });
});
