import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY, trackedFiles, writtenLines } from './tracked-files.ts';

/** Written in pieces, so that this file does not break what it asks for. */
const pieces = (...parts: readonly string[]) => parts.join('');

const REGISTRY_HOSTS = [
  pieces('registry', '.npmjs', '.org'),
  pieces('registry', '.yarnpkg', '.com'),
  pieces('proxy', '.golang', '.org'),
  pieces('files', '.pythonhosted', '.org'),
  pieces('pypi', '.org'),
];

/** Hosts of the registries that this machine is set up for: the ones that slip in by copying a log. */
const hostsOfThisMachine = ['npm_config_registry', 'GOPROXY', 'PIP_INDEX_URL'].flatMap((name) =>
  (process.env[name] ?? '').split(',').flatMap((url) => (URL.canParse(url) ? [new URL(url).host] : [])),
);

const MACHINE_PATH = new RegExp(pieces('(?<![\\w.~*-])/', '(?:work|root|farm|home/[a-z]+|Users/[A-Za-z]+)(?:/|\\b)'));

const UNFINISHED = new RegExp(pieces('\\b(?:TO', 'DO|FIX', 'ME|X', 'XX|HA', 'CK)\\b'));

/** What a tool or a custom looks for in capitals. */
const CUSTOMARY = /^(?:README|CHANGELOG|AGENTS|CONTRIBUTING|LICENSE|NOTICE|Dockerfile)(?:[.]md)?$/;
const KEBAB_CASE = /^[.]?[a-z0-9]+(?:-[a-z0-9]+)*(?:[.][a-z0-9]+(?:-[a-z0-9]+)*)*$/;
const EMPTY_WORD = /(?:^|[-.])(?:utils?|helpers?|manager|data)(?:[-.]|$)/;

describe('the repository', () => {
  it.each([...new Set([...REGISTRY_HOSTS, ...hostsOfThisMachine])])('never names the registry %s', async (host) => {
    expect((await writtenLines()).filter(({ text }) => text.includes(host))).toEqual([]);
  });

  it('never fixes in the lock file where a package is fetched from', async () => {
    const lock = await readFile(join(REPOSITORY, 'package-lock.json'), 'utf8');
    expect(lock).toContain('"lockfileVersion": 3');
    expect(lock).not.toMatch(/"resolved": "https?:/);
  });

  it('never names a path of the machine that it was written on', async () => {
    expect((await writtenLines()).filter(({ text }) => MACHINE_PATH.test(text))).toEqual([]);
  });

  it('never sends a reader of the documentation to a temporary folder', async () => {
    const documents = await writtenLines((path) => path.endsWith('.md'));
    expect(documents.filter(({ text }) => /(?<![\w.])\/tmp\//.test(text))).toEqual([]);
  });

  it('never leaves a note for later in the code', async () => {
    expect((await writtenLines()).filter(({ text }) => UNFINISHED.test(text))).toEqual([]);
  });

  it('names files and folders in kebab-case', async () => {
    const parts = (await trackedFiles()).flatMap((path) => path.split('/').map((part) => ({ path, part })));
    expect(parts.filter(({ part }) => !KEBAB_CASE.test(part) && !CUSTOMARY.test(part))).toEqual([]);
  });

  it('names no file or folder after nothing', async () => {
    const parts = (await trackedFiles()).flatMap((path) => path.split('/').map((part) => ({ path, part })));
    expect(parts.filter(({ part }) => EMPTY_WORD.test(part))).toEqual([]);
  });
});

describe('the patterns of this file', () => {
  it.each(['cd /' + 'work/main', 'see `/' + 'root/x`', '"/' + 'home/ann/ccm"'])('see a machine path in %s', (text) => {
    expect(text).toMatch(MACHINE_PATH);
  });

  it.each(['https://example.com/work', 'plan/work/x', '~/work', '/workflows/index.ts', 'C:\\root'])(
    'see none in %s',
    (text) => {
      expect(text).not.toMatch(MACHINE_PATH);
    },
  );

  it.each(['// TO' + 'DO later', '# FIX' + 'ME'])('see a note for later in %s', (text) => {
    expect(text).toMatch(UNFINISHED);
  });

  it.each(['string-utils.ts', 'helpers', 'data.json', 'run-manager.test.ts'])('see an empty name in %s', (name) => {
    expect(name).toMatch(EMPTY_WORD);
  });

  it.each(['metadata.ts', 'make-plan.test.ts', 'utility-room.ts'])('see none in the name %s', (name) => {
    expect(name).not.toMatch(EMPTY_WORD);
  });

  it.each(['makePlan.ts', 'make_plan.ts', 'Plan.ts', 'make--plan.ts'])('see that %s is not kebab-case', (name) => {
    expect(name).not.toMatch(KEBAB_CASE);
  });
});
