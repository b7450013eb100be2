import { Client, Connection } from '@temporalio/client';
import { describe, expect, inject, it } from 'vitest';
import type { Names } from '../../cli/render/names.ts';
import { begin as beginLab, person } from '../lab/begun-lab.ts';
import { FOUR_SERVERS } from '../lab/lab-fixture.ts';
import { runInProcess } from './run-ccmctl.ts';

const begin = (by: 'files' | 'network' | undefined, faults: readonly string[] = []) =>
  beginLab({ faults }, { ...FOUR_SERVERS, names: { ...(by && { by }), dnsSuffix: 'example.com' } });

const check = async (file: string): Promise<Names & { readonly exitCode: number | null }> => {
  const { stdout, exitCode } = await runInProcess(['names', 'check', file, '--json']);
  return { ...(JSON.parse(stdout) as Names), exitCode };
};

const notGood = ({ lines }: Names) => lines.filter(({ verdict }) => verdict !== 'good').map(({ id }) => id);

describe('names check', () => {
  it.each(['files', 'network'] as const)(
    'finds every server right where %s resolve names as the file has it',
    async (by) => {
      const lab = await begin(by);
      const names = await check(lab.clusterFile);
      expect(notGood(names)).toEqual([]);
      expect(names).toMatchObject({ exitCode: 0, differences: [], problems: [] });
    },
  );

  it('shows what is wrong, what follows of it, and how the files would differ, and writes none', async () => {
    const lab = await begin('files', ['old-address-in-files@CM-SEC1']);
    const files = new Map(person.windows('CM-SEC1').facts.naming.files);
    const names = await check(lab.clusterFile);
    expect(names.exitCode).toBe(3);
    expect(notGood(names)).toEqual(['CM-SEC1/write-name-files', 'CM-SEC1/flush-name-caches', 'CM-SEC1/names-found']);
    expect(names.lines.find(({ id }) => id === 'CM-SEC1/names-found')?.seen).toContain(
      'CM-PUB leads to 10.99.0.1, not 10.1.1.1',
    );
    const [difference, ...others] = names.differences;
    expect(others).toEqual([]);
    expect(difference?.server).toBe('CM-SEC1');
    expect(difference?.lines).toEqual(
      expect.arrayContaining(['hosts:', '- 10.99.0.1 CM-PUB CM-PUB.example.com', '+ 10.1.1.1 CM-PUB CM-PUB.example.com']),
    );
    expect(person.windows('CM-SEC1').facts.naming.files).toEqual(files);
    const { stdout } = await runInProcess(['names', 'check', lab.clusterFile]);
    expect(stdout).toMatch(/Not as it must be\n {2}BLOCK Write HOSTS and LMHOSTS of CM-SEC1 \[NAM-02/);
    expect(stdout).toMatch(/would change\n {2}CM-SEC1\n {4}hosts:\n {4}- 10\.99\.0\.1 CM-PUB/);
  }); // prettier-ignore

  it('finds what was written and not loaded: the files are right, and the server goes on finding the old address (NAM-05)', async () => {
    const lab = await begin('files', ['old-address-in-files@CM-SEC1']);
    const { files } = person.windows('CM-SEC1').facts.naming;
    for (const [name, text] of files) files.set(name, text.replaceAll('10.99.0.1', '10.1.1.1'));
    const names = await check(lab.clusterFile);
    expect(notGood(names)).toEqual(['CM-SEC1/flush-name-caches', 'CM-SEC1/names-found']);
    await person.reboot('CM-SEC1');
    expect(notGood(await check(lab.clusterFile))).toEqual([]);
  });

  it('finds lines of a server in files where the network resolves names (NAM-02)', async () => {
    const lab = await begin('network', ['old-address-in-files@CM-SUB1']);
    const names = await check(lab.clusterFile);
    expect(notGood(names)).toContain('CM-SUB1/write-name-files');
    expect(names.differences).toMatchObject([{ server: 'CM-SUB1', lines: expect.arrayContaining(['- 10.99.0.1 CM-PUB #PRE']) as unknown }]);
  }); // prettier-ignore

  it('refuses the repair, and only that, where nobody has chosen what resolves names (NAM-02)', async () => {
    const lab = await begin(undefined);
    const names = await check(lab.clusterFile);
    expect(names.exitCode).toBe(3);
    expect(names.problems).toMatchObject([{ severity: 'refuse', source: ['NAM-02'] }]);
    const repair = await runInProcess(['names', 'repair', lab.clusterFile]);
    expect(repair.exitCode).toBe(3);
    expect(repair.stderr).toContain('names: {by: files}');
  });

  it('does not know what a server finds that cannot be reached', async () => {
    const lab = await begin('files', ['unreachable@CM-SUB1:always']);
    const { exitCode, lines } = await check(lab.clusterFile);
    expect(exitCode).toBe(3);
    expect(lines.find(({ id }) => id === 'CM-SUB1/names-found')?.verdict).toBe('unknown');
    // The others do not find it either, which is certain.
    expect(lines.find(({ id }) => id === 'CM-PUB/names-found')?.seen).toContain('CM-SUB1 does not reply');
  });
});

describe('names repair', () => {
  const ccmctl = (...words: string[]) => runInProcess(words, inject('temporalAddress'));

  it('starts the repair as a run of the cluster, and is refused while any run of it is open', async () => {
    const lab = await begin('files');
    const started = await ccmctl('names', 'repair', lab.clusterFile, '--json');
    expect(started.exitCode).toBe(0);
    const { procedure, workflowId } = JSON.parse(started.stdout) as { procedure: string; workflowId: string };
    expect(procedure).toBe('repair-names');
    for (const words of [['names', 'repair'], ['start']]) {
      const again = await ccmctl(...words, lab.clusterFile);
      expect(again.exitCode).toBe(3);
      expect(again.stdout).toBe('');
      expect(again.stderr).toContain('has a run already: repairNames');
    }
    const connection = await Connection.connect({ address: inject('temporalAddress') });
    await new Client({ connection }).workflow.getHandle(workflowId).terminate('the test is over');
    await connection.close();
  });
});
