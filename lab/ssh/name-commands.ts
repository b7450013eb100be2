import { addressOfName, machineAt, nameOfAddress } from '../find-machine.ts';
import type { WindowsServer } from '../windows-server.ts';
import { lines, type Command, type CommandCall, type CommandHost, type CommandOutput } from './command.ts';

const machineOf = ({ self, cluster }: CommandHost): WindowsServer | undefined =>
  self === null ? undefined : cluster.server(self).windows;

const good = (...texts: readonly string[]): CommandOutput => ({ stdout: lines(...texts), exitCode: 0 });

/** The kinds of names that a machine has of itself, by their last byte. */
const SUFFIXES = ['03', '00', '20'];

function adapterLines({ self, ...host }: CommandHost): readonly string[] {
  const address = machineOf({ self, ...host })?.address ?? '10.1.0.2';
  return ['', 'Local Area Connection:', `Node IpAddress: [${address}] Scope Id: []`, ''];
}

const column = (text: string, width: number): string => text.toUpperCase().padEnd(width);

/** `nbtstat -c`: what is loaded of LMHOSTS. */
function netbiosCache(host: CommandHost): CommandOutput {
  const loaded = machineOf(host)?.facts.naming.caches.netbios ?? [];
  if (loaded.length === 0) return good(...adapterLines(host), '    No names in cache', '');
  return good(
    ...adapterLines(host),
    '                  NetBIOS Remote Cache Name Table',
    '',
    '        Name              Type       Host Address    Life [sec]',
    '    ------------------------------------------------------------',
    ...loaded.flatMap(({ name, address }) =>
      SUFFIXES.map((suffix) => `    ${column(name, 15)}<${suffix}>  UNIQUE          ${address.padEnd(20)}-1`),
    ),
    '',
  );
}

/** `nbtstat -a NAME`: the names that the machine of a name has of itself. */
function netbiosTable(call: CommandCall, name: string): CommandOutput {
  const machine = machineAt(call.cluster, addressOfName(call.cluster, machineOf(call), name) ?? '');
  if (!machine) return good(...adapterLines(call), '    Host not found.', '');
  return good(
    ...adapterLines(call),
    '           NetBIOS Remote Machine Name Table',
    '',
    '       Name               Type         Status',
    '    ---------------------------------------------',
    ...SUFFIXES.map((suffix) => `    ${column(machine.computerName, 15)}<${suffix}>  UNIQUE      Registered`),
    '',
    '    MAC Address = 00-0B-CD-00-00-01',
    '',
  );
}

/** A small r shows counts and loads nothing; only a capital one does. */
const nbtstat: Command = {
  target: (words, { self }) => (words[1] === '-R' ? self : null),
  acts: (words) => words[1] === '-R',
  run: (call) => {
    const [, verb, name = ''] = call.words;
    if (verb === '-c') return netbiosCache(call);
    if (verb === '-a') return netbiosTable(call, name);
    if (verb === '-r') return good('', '    NetBIOS Names Resolution and Registration Statistics', '');
    if (verb !== '-R')
      return { stdout: lines('Displays protocol statistics and current TCP/IP connections.'), exitCode: 1 };
    if (!call.pretend) machineOf(call)?.facts.naming.caches.loadNetbios();
    return good('    Successful purge and preload of the NBT Remote Cache Name Table.');
  },
};

const record = (name: string, type: number, label: string, data: string): readonly string[] => [
  `         Record Name . . . . . : ${name}`,
  `         Record Type . . . . . : ${type}`,
  '         Time To Live  . . . . : 31536000',
  '         Data Length . . . . . : 4',
  '         Section . . . . . . . : Answer',
  `         ${label}`,
  `                                 ${data}`,
  '',
];

const titled = (name: string, records: readonly string[]): readonly string[] => [
  `         ${name}.`,
  '         ----------------------------------------',
  ...records,
];

/** `ipconfig /displaydns`: what is loaded of HOSTS, forward and back. */
function dnsCache(host: CommandHost): CommandOutput {
  const loaded = machineOf(host)?.facts.naming.caches.dns ?? [];
  return good(
    '',
    'Windows 2000 IP Configuration',
    '',
    ...loaded.flatMap(({ name, address }) => [
      ...titled(name, record(name, 1, 'A (Host) Record . . . :', address)),
      ...((back) => titled(back, record(back, 12, 'PTR Record  . . . . . :', name)))(
        `${address.split('.').reverse().join('.')}.in-addr.arpa`,
      ),
    ]),
  );
}

const ipconfig: Command = {
  target: (words, { self }) => (words[1]?.toLowerCase() === '/flushdns' ? self : null),
  acts: (words) => words[1]?.toLowerCase() === '/flushdns',
  run: (call) => {
    if (call.words[1]?.toLowerCase() === '/displaydns') return dnsCache(call);
    if (!call.pretend) machineOf(call)?.facts.naming.caches.loadDns();
    return good('', 'Windows 2000 IP Configuration', '', 'Successfully flushed the DNS Resolver Cache.');
  },
};

/** The name or the address at the end of a line. */
const askedBy = (words: readonly string[]): string => words.at(-1) ?? '';

const IS_ADDRESS = /^\d+(?:\.\d+){3}$/;

/** `ping NAME`, `ping ADDRESS` and, for the name that an address leads back to, `ping -a ADDRESS`. */
function pingOutput(call: CommandCall): CommandOutput {
  const { words, cluster } = call;
  const asked = askedBy(words);
  const self = machineOf(call);
  const address = IS_ADDRESS.test(asked) ? asked : addressOfName(cluster, self, asked);
  if (address === undefined) return { stdout: lines(`Unknown host ${asked}.`), exitCode: 1 };
  const back = words.includes('-a') ? nameOfAddress(cluster, self, address) : undefined;
  const shown = IS_ADDRESS.test(asked) ? back : asked;
  const machine = machineAt(cluster, address);
  const isHidden = call.node === undefined && machine !== self;
  const replies = machine !== undefined && !isHidden;
  return {
    stdout: lines(
      '',
      `Pinging ${shown === undefined ? address : `${shown} [${address}]`} with 32 bytes of data:`,
      '',
      replies ? `Reply from ${address}: bytes=32 time<1ms TTL=128` : 'Request timed out.',
      '',
      `Ping statistics for ${address}:`,
      `    Packets: Sent = 1, Received = ${replies ? 1 : 0}, Lost = ${replies ? 0 : 1} (${replies ? 0 : 100}% loss),`,
    ),
    exitCode: replies ? 0 : 1,
  };
}

const ping: Command = {
  target: (words, host) => {
    const asked = askedBy(words);
    const address = IS_ADDRESS.test(asked) ? asked : addressOfName(host.cluster, machineOf(host), asked);
    return host.cluster.servers.find(({ windows }) => windows.address === address)?.windows.name ?? null;
  },
  acts: () => false,
  run: pingOutput,
};

/** Programs by which a machine tells, and loads anew, what it knows of names. */
export const NAME_COMMANDS: Readonly<Record<string, Command>> = { nbtstat, ipconfig, ping };
