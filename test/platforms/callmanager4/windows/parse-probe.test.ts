import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeOutput } from '../../../../activities/ssh/decode-output.ts';
import { readProbe } from '../../../../platforms/callmanager4/windows/parse-probe.ts';
import type { Facts } from '../../../../platforms/callmanager4/types/observation.ts';
import { printed, WHOLE_OUTPUT, withLine } from './probe-output.ts';

const factsOf = (lines: readonly string[], lineEnd?: string): Facts => {
  const reading = readProbe(printed(lines, lineEnd), 'NONCE');
  if (reading?.kind !== 'facts') throw new Error(reading?.why ?? 'not whole');
  return reading.facts;
};

const known = <T>(value: T): { known: true; value: T } => ({ known: true, value });

const WHOLE: Facts = {
  computerName: known('CM-PUB'),
  bootTime: known('2026-11-21T21:05:01.000Z'),
  clock: known('2026-11-21T22:05:01.500Z'),
  uptimeSeconds: known(3600.5),
  systemLog: known({ newest: 1512, oldest: 1490, start: 1490 }),
  windowsVersion: known('5.0.2195'),
  servicePack: known(4),
  callManager: known('4.1(2)'),
  osImage: known('2000.2.6sr3'),
  memoryMegabytes: known(1023),
  freeMegabytesOnC: known(5120),
  services: known([
    { name: 'McShield', displayName: 'Network Associates McShield', state: 'running', startType: 'automatic' },
    { name: 'TermService', displayName: 'Terminal Services', state: 'stopped', startType: 'disabled' },
  ]),
  drive: known({ letter: 'D:', label: 'CCM412_1' }),
  pendingFileRenames: known(false),
  cdRomRestricted: known(false),
  adapters: known([{ dhcp: false, addresses: ['10.1.1.1'] }]),
  domainRole: known('stand-alone'),
  workgroup: known('WRKGRP'),
  programs: known(['Cisco CallManager', 'McAfee VirusScan']),
  registeredDevices: known(420),
  loggedOn: known('CM-PUB\\Administrator'),
};

describe('a whole output', () => {
  it.each([
    ['CR LF', '\r\n'],
    ['CR CR LF', '\r\r\n'],
    ['LF', '\n'],
  ])('is read with line ends %s', (_name, lineEnd) => {
    expect(factsOf(WHOLE_OUTPUT, lineEnd)).toEqual(WHOLE);
  });

  it('is read after lines that are none of its own', () => {
    expect(factsOf(['', 'Microsoft (R) Windows Script Host, Version 5.6', 'Größe = 1', ...WHOLE_OUTPUT])).toEqual(
      WHOLE,
    );
  });

  it('is read in UTF-16 with a byte order mark', () => {
    const bytes = iconv.encode(printed(WHOLE_OUTPUT), 'utf16le', { addBOM: true });
    expect(readProbe(decodeOutput(bytes, 'cp850'), 'NONCE')).toEqual({ kind: 'facts', facts: WHOLE });
  });
});

describe('an output that is not whole', () => {
  it('tells nothing, wherever it was cut', () => {
    const text = printed(WHOLE_OUTPUT).trimEnd();
    fc.assert(
      fc.property(fc.nat(text.length - 1), (length) => {
        expect(readProbe(text.slice(0, length), 'NONCE')).toBeUndefined();
      }),
    );
  });

  it.each([
    ['nothing at all', ''],
    ['blanks', ' \r\n\r\n'],
    ['the nonce of another look', printed(WHOLE_OUTPUT).replace('NONCE', 'OTHER')],
    ['no script', 'Input Error: Can not find script file "C:\\ccmctl\\probe.vbs".\r\n'],
    ['no program', "'cscript' is not recognized as an internal or external command,\r\n"],
  ])('tells nothing: %s', (_name, output) => {
    expect(readProbe(output, 'NONCE')).toBeUndefined();
  });

  it('with one line lost makes that fact unknown, or nothing at all when it was the last', () => {
    for (const [index, line] of WHOLE_OUTPUT.entries()) {
      const reading = readProbe(printed(WHOLE_OUTPUT.toSpliced(index, 1)), 'NONCE');
      if (line.startsWith('end=')) expect(reading).toBeUndefined();
      else if (reading?.kind === 'facts' && !/^(?:probe|shell)=/.test(line)) {
        const lost = Object.entries(reading.facts).filter(([, fact]) => !fact.known);
        expect(
          lost.map(([name]) => name),
          line,
        ).toHaveLength(1);
        for (const [name, fact] of Object.entries(reading.facts)) {
          if (fact.known) expect(fact).toEqual(WHOLE[name as keyof Facts]);
        }
      }
    }
  });
});

describe('a single fact', () => {
  const changed: readonly (readonly [string, readonly string[], keyof Facts, unknown])[] = [
    [
      'nobody is logged on',
      withLine('computer.user=CM-PUB\\u005CAdministrator', 'computer.user='),
      'loggedOn',
      known(null),
    ],
    ['an empty drive', withLine('cdrom.0.loaded=1', 'cdrom.0.loaded=0'), 'drive', known({ letter: 'D:', label: null })],
    [
      'no drive',
      ['cdrom.0.drive=D:', 'cdrom.0.loaded=1', 'cdrom.0.label=CCM412_1'].reduce<readonly string[]>(
        (lines, line) => lines.filter((one) => one !== line),
        withLine('cdrom.count=1', 'cdrom.count=0'),
      ),
      'drive',
      known(null),
    ],
    [
      'a disc in the second drive',
      withLine('cdrom.count=1', 'cdrom.1.drive=E:', 'cdrom.1.loaded=0', 'cdrom.count=2'),
      'drive',
      known({ letter: 'D:', label: 'CCM412_1' }),
    ],
    [
      'a label with an umlaut',
      withLine('cdrom.0.label=CCM412_1', 'cdrom.0.label=Gr\\u00F6\\u00DFe \\u65E5'),
      'drive',
      known({ letter: 'D:', label: 'Größe 日' }),
    ],
    [
      'a display name with bars',
      withLine(
        'service.1=TermService|Stopped|Disabled|Terminal Services',
        'service.1=a\\u007Cb|Start Pending|Manual|x\\u007Cy',
      ),
      'services',
      known([
        (WHOLE.services as { value: readonly unknown[] }).value[0],
        { name: 'a|b', displayName: 'x|y', state: 'starting', startType: 'manual' },
      ]),
    ],
    [
      'two addresses',
      withLine('adapter.0.address=10.1.1.1', 'adapter.0.address=10.1.1.1,10.1.1.2'),
      'adapters',
      known([{ dhcp: false, addresses: ['10.1.1.1', '10.1.1.2'] }]),
    ],
    [
      'a domain controller',
      withLine('computer.domainrole=2', 'computer.domainrole=5'),
      'domainRole',
      known('domain controller'),
    ],
    [
      'a service release',
      withLine('registry.callmanager.1=value|SOFTWARE\\u005CB|4.1(2)', 'registry.callmanager.1=value|x|4.1(3)sr2'),
      'callManager',
      known('4.1(3)sr2'),
    ],
  ];
  it.each(changed)('%s', (_name, lines, fact, value) => {
    expect(factsOf(lines)[fact]).toEqual(value);
  });

  const spoiled: readonly (readonly [string, readonly string[], keyof Facts])[] = [
    [
      'a boot time without an offset',
      withLine('os.boottime=20261121220501.000000+060', 'os.boottime=20261121220501.000000+***'),
      'bootTime',
    ],
    ['a clock without an offset', withLine('os.clock=20261121230501.500000+060', 'os.clock=20261121230501'), 'clock'],
    [
      'a counter that is not there',
      withLine('uptime.now=127772391015000000', 'error.uptime=-2147217392'),
      'uptimeSeconds',
    ],
    ['a count that ran backwards', withLine('uptime.now=127772391015000000', 'uptime.now=1'), 'uptimeSeconds'],
    ['a count without a unit', withLine('uptime.frequency=10000000', 'uptime.frequency=0'), 'uptimeSeconds'],
    ['a start in the year 1601', withLine('uptime.start=127772355010000000', 'uptime.start=1'), 'uptimeSeconds'],
    ['a count that is none', withLine('uptime.start=127772355010000000', 'uptime.start=1.27E+17'), 'uptimeSeconds'],
    ['a log that nobody may read', withLine('log.newest=1512', 'error.log=-2147217405 Access denied'), 'systemLog'],
    ['a log without its oldest record', withLine('log.oldest=1490'), 'systemLog'],
    ['a log whose start lies outside of it', withLine('log.start=1490', 'log.start=1489'), 'systemLog'],
    ['a log that ends before it begins', withLine('log.newest=1512', 'log.newest=1'), 'systemLog'],
    ['a drive that failed', withLine('cdrom.count=1', 'error.cdrom=-2147217406 Not found'), 'drive'],
    [
      'a loaded disc without its label',
      withLine('cdrom.0.label=CCM412_1', 'error.cdrom.0.label=-1 Invalid function'),
      'drive',
    ],
    ['fewer services than announced', withLine('service.count=2', 'service.count=3'), 'services'],
    ['more services than announced', withLine('service.count=2', 'service.count=1'), 'services'],
    ['services that failed midway', withLine('service.count=2', 'error.service=70 Permission denied'), 'services'],
    [
      'services whose state nobody knows',
      withLine(
        'service.1=TermService|Stopped|Disabled|Terminal Services',
        'service.1=TermService|Unknown|Disabled|Terminal Services',
      ),
      'services',
    ],
    [
      'a key printed twice, differently',
      withLine('disk.C.free=5368709120', 'disk.C.free=1', 'disk.C.free=5368709120'),
      'freeMegabytesOnC',
    ],
    ['a size that is no number', withLine('disk.C.free=5368709120', 'disk.C.free=5,3 GB'), 'freeMegabytesOnC'],
    [
      'a release that is none',
      withLine('registry.callmanager.1=value|SOFTWARE\\u005CB|4.1(2)', 'registry.callmanager.1=value|x|CallManager'),
      'callManager',
    ],
    ['the role of a workstation', withLine('computer.domainrole=2', 'computer.domainrole=0'), 'domainRole'],
    [
      'a switch that is neither',
      withLine('registry.pendingrenames=0', 'registry.pendingrenames=2'),
      'pendingFileRenames',
    ],
  ];
  it.each(spoiled)('%s is unknown, and leaves the others as they are', (_name, lines, fact) => {
    const facts = factsOf(lines);
    expect(facts[fact].known).toBe(false);
    expect({ ...facts, [fact]: WHOLE[fact] }).toEqual(WHOLE);
  });

  it('keeps the reason that the machine gave', () => {
    const facts = factsOf(
      withLine('os.boottime=20261121220501.000000+060', 'error.os.boottime=70 Zugriff verweigert f\\u00FCr'),
    );
    expect(facts.bootTime).toMatchObject({
      known: false,
      why: expect.stringContaining('70 Zugriff verweigert für') as string,
    });
  });
});

it('a node that does not let the script in is told apart, with the number', () => {
  const output = printed(['probe=1', 'error.connect=-2147023174 The RPC server is unavailable.', 'end=NONCE']);
  expect(readProbe(output, 'NONCE')).toEqual({
    kind: 'not connected',
    code: -2147023174,
    why: '-2147023174 The RPC server is unavailable.',
  });
});
