import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { AnswersFile } from '../../../config/answers-file.ts';
import type { Preflight } from '../../../cli/render/preflight.ts';
import { openKeys, type Keys } from '../../activities/signatures/people-with-keys.ts';
import { smallSite } from '../../config/site-file/site-content.ts';
import { smallContent } from '../../platforms/callmanager4/cluster-file/cluster-content.ts';
import { runInProcess } from '../run-ccmctl.ts';

/** What an engineer is asked, and what an approver. */
const [WORK, DECISION] = ['cluster/machines-built', 'cluster/compatibility-confirmed'];

let folder: string;
let keys: Keys;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccmctl-answers-'));
  keys = await openKeys();
  const people = [
    { name: 'Kim', groups: ['crew'], keys: [await keys.make('Kim')] },
    { name: 'Ada', groups: ['board', 'crew'], keys: [await keys.make('Ada')] },
  ];
  // Nothing listens there: what only people know is asked all the same.
  const hosts = smallSite().hosts.map((host) => ({ ...host, address: '127.0.0.1', port: 1 }));
  const policies = { work: { signed: true, people: 2 } };
  await writeFile(join(folder, 'site.yaml'), stringify({ ...smallSite(), hosts, people, policies }), { mode: 0o600 });
  const { people: _, ...cluster } = smallContent();
  await writeFile(join(folder, 'cluster.yaml'), stringify({ ...cluster, station: 'station' }));
});
afterEach(async () => {
  await keys.remove();
  await rm(folder, { recursive: true, force: true });
});

const answersPath = (): string => join(folder, 'answers.yaml');
const readFileOf = async (): Promise<AnswersFile> => parse(await readFile(answersPath(), 'utf8')) as AnswersFile;

async function preflight(...words: readonly string[]) {
  const [cluster, site] = ['cluster.yaml', 'site.yaml'].map((name) => join(folder, name)) as [string, string];
  const run = await runInProcess(['preflight', cluster, '--site-file', site, '--answers', answersPath(), '--json', ...words]); // prettier-ignore
  const { lines } = JSON.parse(run.stdout) as Preflight;
  return { ...run, line: (id: string) => lines.find((one) => one.id === id) };
}

async function fillIn(id: string, given: object): Promise<void> {
  const file = await readFileOf();
  const answers = { ...file.answers, [id]: { ...file.answers[id], ...given } };
  await writeFile(answersPath(), stringify({ ...file, answers }));
}

const signAs = (name: string) => preflight('--by', name, '--sign', keys.fileOf(name === 'ADA' ? 'Ada' : name));

it('signs what one person has answered, as often as the site wants people, and leaves it once it holds', async () => {
  await preflight();
  await fillIn(WORK, { value: 'from their own discs', by: 'Kim', also: [{ by: 'Ada' }] });
  expect((await preflight()).line(WORK)?.refused).toContain('only a signed one');
  const one = await signAs('Kim');
  expect(one.stderr).toContain(`signed by Kim: ${WORK}: from their own discs`);
  expect(one.line(WORK)?.refused).toContain('1 of 2 people');
  const both = await signAs('ADA');
  expect(both.line(WORK)?.answered?.by).toBe('Kim and Ada');
  const before = await readFile(answersPath(), 'utf8');
  expect((await signAs('Kim')).stderr).toContain('nothing that Kim answers is left to be signed');
  expect(await readFile(answersPath(), 'utf8')).toBe(before);
});

it('signs anew what was changed since, and tells what that is', async () => {
  await preflight();
  await fillIn(DECISION, { value: 'done', by: 'Ada', note: 'matrix of March' });
  expect((await signAs('Ada')).line(DECISION)?.answered?.by).toBe('Ada');
  await fillIn(DECISION, { note: 'matrix of May' });
  expect((await preflight()).line(DECISION)?.refused).toContain('not one of this text');
  const again = await signAs('Ada');
  expect(again.stderr).toContain(`signed by Ada: ${DECISION}: done`);
  expect(again.line(DECISION)?.answered?.note).toBe('matrix of May');
});

it('signs nothing that somebody else says, and nothing of a question that was put otherwise', async () => {
  await preflight();
  await fillIn(DECISION, { value: 'done', by: 'Ada', note: 'matrix of March' });
  expect((await signAs('Kim')).stderr).toContain('nothing that Kim answers');
  await fillIn(DECISION, { asked: '00000000' });
  expect((await signAs('Ada')).stderr).toContain('nothing that Ada answers');
  expect((await readFileOf()).answers[DECISION]).toMatchObject({ by: null, note: 'matrix of March' });
});

it('is refused without a file of answers, or without a site file whose people have keys', async () => {
  const cluster = join(folder, 'cluster.yaml');
  for (const words of [
    ['--answers', answersPath()],
    ['--site-file', join(folder, 'site.yaml')],
  ]) {
    const run = await runInProcess(['preflight', cluster, ...words, '--sign']);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('--sign signs answers of a file');
  }
});
