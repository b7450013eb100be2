import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeOutput } from '../../../../activities/ssh/decode-output.ts';
import { readProbe } from '../../../../platforms/callmanager4/windows/parse-probe.ts';
import type { AdapterSeen, ProbedFacts } from '../../../../platforms/callmanager4/types/observation.ts';
import { printed, WHOLE_OUTPUT, withKey } from './probe-output.ts';

const factsOf = (lines: readonly string[], lineEnd?: string): ProbedFacts => {
  const reading = readProbe(printed(lines, lineEnd), 'NONCE');
  if (reading?.kind !== 'facts') throw new Error(reading?.why ?? 'not whole');
  return reading.facts;
};

const known = <T>(value: T): { known: true; value: T } => ({ known: true, value });

const WHOLE_ADAPTER: AdapterSeen = {
  dhcp: false,
  addresses: ['10.1.1.1'],
  isConnected: known(true),
  dnsServers: known(['10.1.0.53', '10.2.0.53']),
  dnsSuffix: known('example.com'),
  suffixList: known([]),
  winsServers: known(['10.1.0.42']),
};

const WHOLE: ProbedFacts = {
  computerName: known('CM-PUB'),
  bootTime: known('2026-11-21T21:05:01.000Z'),
  clock: known('2026-11-21T22:05:01.500Z'),
  uptimeSeconds: known(3600.5),
  systemLog: known({ newest: 1512, oldest: 1490, start: 1490 }),
  windowsVersion: known('5.0.2195'),
  servicePack: known(4),
  callManager: known('4.1(2)'),
  model: known('MCS-7835H-2.4'),
  windowsName: known('Microsoft Windows 2000 Server'),
  osImage: known('2000.2.3'),
  osVersion: known(null),
  osServiceRelease: known('2000.2.6.sr3'),
  sqlServer: known('8.00.2039'),
  machineSid: known('S-1-5-21-1-2-3'),
  mappedDrives: known(['Z']),
  memoryMegabytes: known(1023),
  freeMegabytesOnC: known(5120),
  services: known([
    { name: 'McShield', displayName: 'Network Associates McShield', state: 'running', startType: 'automatic' },
    { name: 'TermService', displayName: 'Terminal Services', state: 'stopped', startType: 'disabled' },
  ]),
  drive: known({ letter: 'D:', label: 'CCM412_1' }),
  pendingFileRenames: known(false),
  cdRomRestricted: known(false),
  adapters: known([WHOLE_ADAPTER]),
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
        // What an adapter resolves names by is unknown alone, within the adapter.
        const isOfAdapter = /^adapter\.0\.(?!dhcp|address)/.test(line);
        const lost = Object.entries(reading.facts).filter(([, fact]) => !fact.known);
        expect(
          lost.map(([name]) => name),
          line,
        ).toHaveLength(line.startsWith('registry.osimage.') ? 3 : isOfAdapter ? 0 : 1);
        for (const [name, fact] of Object.entries(reading.facts)) {
          if (fact.known && !isOfAdapter) expect(fact).toEqual(WHOLE[name as keyof ProbedFacts]);
        }
      }
    }
  });
});

describe('of several drives', () => {
  const drive = fc.record({ letter: fc.constantFrom('D:', 'E:', 'F:', 'G:'), label: fc.option(fc.constantFrom('CCM412_1', 'CCM412_2', '')) }); // prettier-ignore
  const withDrives = (drives: readonly { letter: string; label: string | null }[]): readonly string[] => {
    const lines = drives.flatMap(({ letter, label }, index) => [
      `cdrom.${index}.drive=${letter}`,
      `cdrom.${index}.loaded=${label === null ? 0 : 1}`,
      ...(label === null ? [] : [`cdrom.${index}.label=${label}`]),
    ]);
    const others = withKey('cdrom.count', 'here').filter((line) => !line.startsWith('cdrom.'));
    return others.flatMap((line) => (line === 'here' ? [...lines, `cdrom.count=${drives.length}`] : [line]));
  };

  it('the first with a disc in it counts, and the first of all where none has one', () => {
    fc.assert(
      fc.property(fc.array(drive, { minLength: 1, maxLength: 5 }), (drives) => {
        const loaded = drives.filter(({ label }) => label !== null);
        const [first] = loaded.length > 0 ? loaded : drives;
        expect(factsOf(withDrives(drives)).drive).toEqual(known(first));
      }),
    );
  });
});

describe('a single fact', () => {
  const changed: readonly (readonly [string, readonly string[], keyof ProbedFacts, unknown])[] = [
    ['nobody is logged on', withKey('computer.user', 'computer.user='), 'loggedOn', null],
    ['an empty drive', withKey('cdrom.0.loaded', 'cdrom.0.loaded=0'), 'drive', { letter: 'D:', label: null }],
    ['no drive', withKey('cdrom.count', 'cdrom.count=0').filter((line) => !line.startsWith('cdrom.0')), 'drive', null],
    [
      'a disc in the second drive',
      withKey('cdrom.count', 'cdrom.1.drive=E:', 'cdrom.1.loaded=0', 'cdrom.count=2'),
      'drive',
      { letter: 'D:', label: 'CCM412_1' },
    ],
    [
      'a label with an umlaut',
      withKey('cdrom.0.label', 'cdrom.0.label=Gr\\u00F6\\u00DFe \\u65E5'),
      'drive',
      { letter: 'D:', label: 'Größe 日' },
    ],
    [
      'a display name with bars',
      withKey('service.1', 'service.1=a\\u007Cb|Start Pending|Manual|x\\u007Cy'),
      'services',
      [
        (WHOLE.services as { value: readonly unknown[] }).value[0],
        { name: 'a|b', displayName: 'x|y', state: 'starting', startType: 'manual' },
      ],
    ],
    [
      'two addresses',
      withKey('adapter.0.address', 'adapter.0.address=10.1.1.1,10.1.1.2'),
      'adapters',
      [{ ...WHOLE_ADAPTER, addresses: ['10.1.1.1', '10.1.1.2'] }],
    ],
    ['a domain controller', withKey('computer.domainrole', 'computer.domainrole=5'), 'domainRole', 'domain controller'],
    [
      'a service release',
      withKey('registry.callmanager.1', 'registry.callmanager.1=value|x|4.1(3)sr2'),
      'callManager',
      '4.1(3)sr2',
    ],
  ];
  it.each(changed)('%s', (_name, lines, fact, value) => {
    expect(factsOf(lines)[fact]).toEqual(known(value));
  });

  /** What is read no more, and each way to spoil it: the key of a line, and what is printed instead. */
  const spoiled: readonly (readonly [keyof ProbedFacts, readonly (readonly [string, string, ...string[]])[]])[] = [
    ['bootTime', [['no offset', 'os.boottime', 'os.boottime=20261121220501.000000+***']]],
    ['clock', [['no offset', 'os.clock', 'os.clock=20261121230501']]],
    [
      'uptimeSeconds',
      [
        ['a counter that is not there', 'uptime.now', 'error.uptime=-2147217392'],
        ['a count that ran backwards', 'uptime.now', 'uptime.now=1'],
        ['a count without a unit', 'uptime.frequency', 'uptime.frequency=0'],
        ['a start in the year 1601', 'uptime.start', 'uptime.start=1'],
        ['a count that is none', 'uptime.start', 'uptime.start=1.27E+17'],
      ],
    ],
    [
      'systemLog',
      [
        ['a log that nobody may read', 'log.newest', 'error.log=-2147217405 Access denied'],
        ['no oldest record', 'log.oldest'],
        ['a start outside of the log', 'log.start', 'log.start=1489'],
        ['an end before the begin', 'log.newest', 'log.newest=1'],
      ],
    ],
    [
      'drive',
      [
        ['a drive that failed', 'cdrom.count', 'error.cdrom=-2147217406 Not found'],
        ['a loaded disc without its label', 'cdrom.0.label', 'error.cdrom.0.label=-1 Invalid function'],
      ],
    ],
    [
      'services',
      [
        ['fewer than announced', 'service.count', 'service.count=3'],
        ['more than announced', 'service.count', 'service.count=1'],
        ['an error midway', 'service.count', 'error.service=70 Permission denied'],
        ['a state nobody knows', 'service.1', 'service.1=TermService|Unknown|Disabled|Terminal Services'],
      ],
    ],
    [
      'freeMegabytesOnC',
      [
        ['a key printed twice, differently', 'disk.C.free', 'disk.C.free=1', 'disk.C.free=5368709120'],
        ['a size that is no number', 'disk.C.free', 'disk.C.free=5,3 GB'],
      ],
    ],
    ['callManager', [['no release', 'registry.callmanager.1', 'registry.callmanager.1=value|x|CallManager']]],
    ['domainRole', [['the role of a workstation', 'computer.domainrole', 'computer.domainrole=0']]],
    ['pendingFileRenames', [['neither on nor off', 'registry.pendingrenames', 'registry.pendingrenames=2']]],
  ];
  describe.each(spoiled)('%s is unknown, and all others stay as they are', (fact, ways) => {
    it.each(ways)('%s', (_name, key, ...printedInstead) => {
      const facts = factsOf(withKey(key, ...printedInstead));
      expect(facts[fact].known).toBe(false);
      expect({ ...facts, [fact]: WHOLE[fact] }).toEqual(WHOLE);
    });
  });

  it.each<[keyof AdapterSeen, string, string]>([
    ['isConnected', 'adapter.0.connected', 'adapter.0.connected=2'],
    ['dnsServers', 'adapter.0.dns', 'error.adapter.0.dns=-2147217407 Critical error'],
    ['dnsSuffix', 'adapter.0.suffix', 'error.adapter.0.suffix=-2147217406 Not found'],
    ['suffixList', 'adapter.0.suffixes', ''],
    ['winsServers', 'adapter.0.wins2', ''],
  ])('%s of an adapter is unknown alone: its addresses stay as they are', (name, key, instead) => {
    const { adapters } = factsOf(withKey(key, instead));
    const [seen] = adapters.known ? adapters.value : [];
    expect(seen?.[name]).toMatchObject({ known: false });
    expect({ ...seen, [name]: WHOLE_ADAPTER[name] }).toEqual(WHOLE_ADAPTER);
  });

  it.each([
    ['suffixList', 'adapter.0.suffixes=example.com,backup.example.com', ['example.com', 'backup.example.com']],
    ['dnsSuffix', 'adapter.0.suffix=', ''],
    ['dnsServers', 'adapter.0.dns=', []],
    ['winsServers', 'adapter.0.wins1=127.0.0.0', []],
    ['isConnected', 'adapter.0.connected=0', false],
  ] as const)('%s of an adapter is read from %s', (name, line, value) => {
    const { adapters } = factsOf(withKey(line.slice(0, line.indexOf('=')), line));
    expect(adapters).toEqual(known([{ ...WHOLE_ADAPTER, [name]: known(value) }]));
  });

  it('keeps the reason that the machine gave', () => {
    const facts = factsOf(withKey('os.boottime', 'error.os.boottime=70 Zugriff verweigert f\\u00FCr'));
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
