import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProbe, type ProbeReading } from '../../../../platforms/callmanager4/windows/parse-probe.ts';
import type { ProbedFacts } from '../../../../platforms/callmanager4/types/observation.ts';
import { isOfThisProbe, probeScript, PROBE_VERSION } from '../../../../platforms/callmanager4/windows/probe.ts';
import { noWine, startWine, type Wine } from './wine.ts';

const SCRIPT = fileURLToPath(new URL('../../../../platforms/callmanager4/windows/probe.vbs', import.meta.url));

describe('the probe script as text', () => {
  it('is plain ASCII with line ends of Windows, in lines that no console cuts', () => {
    expect(probeScript).toMatch(/^(?:[\x20-\x7e]*\r\n)+$/);
    expect(Math.max(...probeScript.split('\r\n').map(({ length }) => length))).toBeLessThan(200);
  });

  it('says the version that is expected of it', () => {
    expect(readFileSync(SCRIPT, 'latin1')).toContain(`Const VERSION = ${PROBE_VERSION}`);
  });

  it('never writes: no method of it changes a machine', () => {
    expect(probeScript).not.toMatch(
      /RegWrite|RegDelete|Set\w+Value|CreateKey|Delete|\.Run\b|\.Exec\b|Put_|Win32Shutdown|StopService/i,
    );
  });
});

describe.skipIf(noWine)(`the probe script in a real script host${noWine ? ` (skipped: ${noWine})` : ''}`, () => {
  let wine: Wine;
  const script = (node: string, nonce: string, ...depth: readonly string[]): string =>
    wine.run('cscript', '//nologo', `Z:${SCRIPT.replaceAll('/', '\\')}`, node, nonce, 'SHELL', ...depth);
  const factsOf = (reading: ProbeReading | undefined): ProbedFacts => {
    if (reading?.kind !== 'facts') throw new Error(reading?.why ?? 'not whole');
    return reading.facts;
  };
  beforeAll(() => {
    wine = startWine();
    wine.run(
      'reg',
      'add',
      'HKLM\\SOFTWARE\\Cisco Systems, Inc.\\System Info\\OS Image',
      '/v',
      'Version',
      '/d',
      '2000.2.6sr3',
    );
    wine.run('reg', 'add', 'HKLM\\SOFTWARE\\Cisco Systems, Inc.\\CallManager', '/v', 'Version', '/d', '4.1(2)');
    wine.run('reg', 'add', 'HKLM\\SOFTWARE\\Cisco Systems, Inc.\\Cisco CallManager', '/v', 'Version', '/d', '4.1(2)');
  });
  afterAll(() => wine.stop());

  it('prints facts that are known to be those of this machine', () => {
    const before = Date.now();
    const output = script('.', 'NONCE1');
    expect(isOfThisProbe(output)).toBe(true);
    const facts = factsOf(readProbe(output, 'NONCE1'));
    for (const name of ['bootTime', 'memoryMegabytes', 'freeMegabytesOnC', 'services', 'computerName'] as const) {
      expect(facts[name], name).toMatchObject({ known: true });
    }
    if (facts.bootTime.known) expect(Date.parse(facts.bootTime.value)).toBeLessThanOrEqual(before + 60_000);
    if (facts.services.known) {
      expect(facts.services.value).toContainEqual({
        name: 'Spooler',
        displayName: 'Print Spooler',
        state: 'stopped',
        startType: 'manual',
      });
    }
    expect(facts.drive).toEqual({ known: true, value: null });
    expect(facts.windowsVersion).toMatchObject({ known: true });
  });

  it('reads the clock in the same breath as the boot time, and takes none whose offset is cut', () => {
    const output = script('.', 'NONCE6', 'log');
    const { bootTime, clock } = factsOf(readProbe(output, 'NONCE6'));
    const printed = /^os\.clock=(\d{14})\.\d{6}\+0+\r?$/m.exec(output)?.[1];
    const boot = bootTime.known ? bootTime.value.replace(/\D/g, '').slice(0, 14) : 'unknown';
    expect(boot <= (printed ?? '')).toBe(true);
    // This script host prints two digits of three, and nobody can tell which.
    if (!clock.known) expect(clock.why).toContain('is no date and time with an offset');
  });

  it('tells that an uptime and an event log cannot be read where a script host has none', () => {
    const facts = factsOf(readProbe(script('.', 'NONCE7', 'log'), 'NONCE7'));
    expect(facts.uptimeSeconds).toMatchObject({
      known: false,
      why: expect.stringMatching(/^uptime\.start: -?\d+ /) as string,
    });
    expect(facts.systemLog).toMatchObject({
      known: false,
      why: expect.stringMatching(/^log\.newest: -?\d+ /) as string,
    });
    expect(factsOf(readProbe(script('.', 'NONCE8'), 'NONCE8')).systemLog).toEqual({
      known: false,
      why: 'log.newest: was not printed',
    });
  });

  it('tells what this script host cannot read as unknown, and nothing else', () => {
    const facts = factsOf(readProbe(script('.', 'NONCE2'), 'NONCE2'));
    for (const name of ['adapters', 'pendingFileRenames', 'cdRomRestricted', 'domainRole'] as const) {
      expect(facts[name], name).toMatchObject({ known: false });
    }
  });

  it('tells every place of the registry where a release may stand, and what stands there', () => {
    const facts = factsOf(readProbe(script('.', 'NONCE3'), 'NONCE3'));
    expect(facts.callManager).toEqual({ known: true, value: '4.1(2)' });
    expect(facts.osImage).toEqual({ known: true, value: '2000.2.6sr3' });
    const key = 'HKLM\\SOFTWARE\\Cisco Systems, Inc.\\CallManager';
    wine.run('reg', 'add', key, '/v', 'Version', '/d', '4.1(2.33)', '/f');
    const output = script('.', 'NONCE6');
    expect(output).toContain('registry.callmanager.0=absent|');
    expect(factsOf(readProbe(output, 'NONCE6')).callManager).toMatchObject({
      known: false,
      why: expect.stringMatching(/"4\.1\(2\.33\)" in .*\\CallManager.*"4\.1\(2\)" in .*\\Cisco CallManager/) as string,
    });
  });

  it('prints what its shell made of the last word', () => {
    expect(script('.', 'NONCE7')).toContain('shell=SHELL\r\n');
  });

  it('never leaves out an installed program: it is in the list, or the list is unknown', () => {
    const key = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Unity';
    wine.run('reg', 'add', key, '/v', 'DisplayName', '/d', 'Cisco Unity');
    const { programs } = factsOf(readProbe(script('.', 'NONCE5'), 'NONCE5'));
    if (programs.known) expect(programs.value).toContain('Cisco Unity');
    else expect(programs.why).toMatch(/^program: -?\d+ /);
  });

  it('reports a node that it cannot connect to, and ends with the nonce all the same', () => {
    expect(readProbe(script('NO-SUCH-NODE', 'NONCE4'), 'NONCE4')).toMatchObject({ kind: 'not connected' });
  });
});
