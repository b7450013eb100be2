import { describe, expect, it } from 'vitest';
import { lookUpCommand, readLookUp } from '../../../../platforms/callmanager4/windows/look-up-names.ts';
import { readDnsCache } from '../../../../platforms/callmanager4/windows/read-dns-cache.ts';
import {
  netbiosCacheCommand,
  readNetbiosCache,
} from '../../../../platforms/callmanager4/windows/read-netbios-cache.ts';

const printed = (...lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('');

const ADAPTER = ['', 'Local Area Connection:', 'Node IpAddress: [10.1.1.2] Scope Id: []', ''];

describe('the NetBIOS cache', () => {
  it.each([
    [
      'has each name with its address and its life, in English',
      [...ADAPTER, '    Name  Type  Host Address  Life [sec]', '    ----', '    CM-PUB         <20>  UNIQUE          10.1.1.1            -1'],
      { value: [{ name: 'CM-PUB', address: '10.1.1.1', life: -1 }] },
    ],
    [
      'has them in German, where other words stand for the kind',
      ['LAN-Verbindung:', 'Knoten-IP-Adresse: [10.1.1.2] Bereichskennung: []', '    CM-PUB         <00>  EINDEUTIG       10.1.1.1            587'],
      { value: [{ name: 'CM-PUB', address: '10.1.1.1', life: 587 }] },
    ],
    ['is empty where no names are in it, which is known', [...ADAPTER, '    No names in cache'], { known: true, value: [] }],
    ['is unknown where no adapter is shown', ['Failed to access NBT driver'], { known: false }],
    ['is unknown where nothing is printed', [], { known: false }],
  ])('%s', (_title, lines, expected) => {
    expect(readNetbiosCache(printed(...lines, 'end=N1'), 'N1')).toMatchObject(expected);
    expect(readNetbiosCache(printed(...lines), 'N1')).toMatchObject({ known: false });
  });

  it('is asked for with a mark of its own at the end', () => {
    expect(netbiosCacheCommand('N1')).toBe('nbtstat -c & echo end=N1');
  });
}); // prettier-ignore

describe('the DNS cache', () => {
  const fields = (name: string, type: number, label: string, ...data: readonly string[]) => [
    `         Record Name . . . . . : ${name}`,
    `         Record Type . . . . . : ${type}`,
    '         Time To Live  . . . . : 30682708',
    '         Data Length . . . . . : 4',
    '         Section . . . . . . . : Answer',
    `         ${label} :${data.length === 1 ? ` ${data[0] ?? ''}` : ''}`,
    ...data.slice(1),
  ];
  const read = (...lines: readonly string[]) => readDnsCache(printed(...lines, 'end=N1'), 'N1');

  it.each([
    [
      'an address behind its label',
      fields('cm1.example.com', 1, 'A (Host) Record . . .', '10.1.1.1'),
      { type: 'forward', name: 'cm1.example.com', address: '10.1.1.1' },
    ],
    [
      'an address on the next line, as Windows 2000 prints it',
      fields('cm1', 1, 'A (Host) Record . . .', '', '                  10.1.1.1'),
      { type: 'forward', name: 'cm1', address: '10.1.1.1' },
    ],
    [
      'a name that an address leads back to',
      fields('1.1.1.10.in-addr.arpa.', 12, 'PTR Record  . . . . .', 'cm1.'),
      { type: 'reverse', name: 'cm1', address: '10.1.1.1' },
    ],
    [
      'the same in German',
      fields('cm1', 1, 'A-Eintrag (Host). . .', '10.1.1.1').map((line) => line.replace('Record Name', 'Eintragsname')),
      { type: 'forward', name: 'cm1', address: '10.1.1.1' },
    ],
  ])('has %s', (_title, lines, record) => {
    expect(read('', 'Windows 2000 IP Configuration', '', '    cm1.', '    ----', ...lines)).toEqual({ known: true, value: [record] });
  });

  it('has all records of a name, and none of a kind that is neither an address nor a name', () => {
    const service = fields('_ldap._tcp', 33, 'SRV Record  . . . . .', 'dc1', '', '10', '100', '389');
    const all = [...fields('cm1', 1, 'A . .', '10.1.1.1'), ...service, ...fields('cm2', 1, 'A . .', '10.1.1.2')];
    expect(read(...all)).toMatchObject({ value: [{ name: 'cm1' }, { name: 'cm2' }] });
  });

  it('is empty where it only says so, and unknown where nothing was printed or its end is missing', () => {
    expect(read('Could not display the DNS Resolver Cache.')).toEqual({ known: true, value: [] });
    expect(read()).toMatchObject({ known: false });
    expect(readDnsCache(printed('Windows 2000 IP Configuration'), 'N1')).toMatchObject({ known: false });
  });
}); // prettier-ignore

describe('the look for another server', () => {
  const node = { name: 'CM-PUB', address: '10.1.1.1' };
  const reply = 'Reply from 10.1.1.1: bytes=32 time<10ms TTL=128';
  const output = (byName: string, byAddress: string, byNetbios: string) =>
    printed(...byName.split('\n'), 'name=N1', ...byAddress.split('\n'), 'address=N1', ...byNetbios.split('\n'), 'end=N1');
  const found = (byName: string, byAddress: string, byNetbios: string) => readLookUp(node, output(byName, byAddress, byNetbios), 'N1');
  const table = [...ADAPTER, '    CM-PUB         <00>  UNIQUE      Registered'].join('\n');
  const back = `Pinging cm-pub.example.com [10.1.1.1] with 32 bytes of data:\n${reply}`;

  it('asks by name, by address and by NetBIOS, each with a mark behind it', () => {
    expect(lookUpCommand(node, 'N1')).toBe(
      'ping -n 1 -w 3000 CM-PUB & echo name=N1 & ping -n 1 -w 3000 -a 10.1.1.1 & echo address=N1 & nbtstat -a CM-PUB & echo end=N1',
    );
  });

  it.each([
    ['all that is right', `Pinging CM-PUB [10.1.1.1] with 32 bytes of data:\n${reply}`, back, table, { address: { value: '10.1.1.1' }, replies: { value: true }, back: { value: 'cm-pub.example.com' }, byNetbios: { value: true } }],
    ['another address, in German', 'Ping wird ausgeführt für CM-PUB [10.9.9.9] mit 32 Bytes Daten:\nZeitüberschreitung der Anforderung.', back, table, { address: { value: '10.9.9.9' }, replies: { value: false } }],
    ['no address for the name', 'Unknown host CM-PUB.', back, table, { address: { value: null }, replies: { value: false } }],
    ['no name for the address', back, `Pinging 10.1.1.1 with 32 bytes of data:\n${reply}`, table, { back: { value: null } }],
    ['nobody by NetBIOS', back, back, [...ADAPTER, '    Host not found.'].join('\n'), { byNetbios: { value: false } }],
    ['a program that is not there', '', back, table, { address: { known: false, why: 'ping printed nothing' } }],
  ])('tells %s', (_title, byName, byAddress, byNetbios, expected) => {
    expect(found(byName, byAddress, byNetbios)).toMatchObject({ known: true, value: { name: 'CM-PUB', ...expected } });
  });

  it('is unknown where one of its marks is missing', () => {
    const whole = output(back, back, table);
    for (const mark of ['name=N1', 'address=N1', 'end=N1'])
      expect(readLookUp(node, whole.replace(mark, ''), 'N1')).toMatchObject({ known: false });
  });
}); // prettier-ignore
