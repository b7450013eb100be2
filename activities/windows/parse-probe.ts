import {
  known,
  unknown,
  type AdapterSeen,
  type DomainRole,
  type DriveSeen,
  type Fact,
  type Facts,
} from '../../plan/types/observation.ts';
import { linesBefore } from '../whole-answer.ts';
import { readCimDatetime } from './cim-datetime.ts';
import { inBounds } from './fact-bounds.ts';
import { newestOsImage, oneRelease, placesOf } from './probe-places.ts';
import { readServices } from './probe-services.ts';
import { readProbeLines, type ProbeLines } from './probe-lines.ts';

/** What the probe script came to. */
export type ProbeReading =
  | { readonly kind: 'facts'; readonly facts: Facts }
  /** The script ran, and the node did not let it in or did not answer. */
  | { readonly kind: 'not connected'; readonly code: number; readonly why: string }
  /** The output is not one of the script, or cannot be trusted: nothing of it counts. */
  | { readonly kind: 'unreadable'; readonly why: string };

const DOMAIN_ROLES: Readonly<Record<string, DomainRole>> = {
  2: 'stand-alone',
  3: 'member',
  4: 'domain controller',
  5: 'domain controller',
};

const MEGABYTE = 1024 * 1024;

/** What the probe printed up to its end mark; undefined where the mark of this very look is missing. */
export function readProbe(output: string, nonce: string): ProbeReading | undefined {
  const whole = linesBefore(output, new RegExp(`^end=${nonce}$`));
  if (!whole) return undefined;
  const lines = readProbeLines(whole.lines);
  const refused = lines.errors.get('connect');
  if (refused !== undefined) return { kind: 'not connected', code: Number.parseInt(refused, 10), why: refused };
  return { kind: 'facts', facts: factsOf(lines) };
}

function factsOf(lines: ProbeLines): Facts {
  return {
    computerName: then(textOf(lines, 'computer.name'), (name) => (name ? known(name) : unknown('the name is empty'))),
    bootTime: then(textOf(lines, 'os.boottime'), readCimDatetime),
    windowsVersion: matching(textOf(lines, 'os.version'), /^\d+\.\d+\.\d+/),
    servicePack: numberOf(lines, 'os.servicepack'),
    callManager: then(placesOf(lines, 'callmanager'), oneRelease),
    osImage: then(placesOf(lines, 'osimage'), newestOsImage),
    memoryMegabytes: then(numberOf(lines, 'computer.memory'), inMegabytes),
    freeMegabytesOnC: then(numberOf(lines, 'disk.C.free'), inMegabytes),
    services: readServices(lines),
    drive: driveOf(lines),
    pendingFileRenames: switchOf(lines, 'registry.pendingrenames'),
    cdRomRestricted: switchOf(lines, 'registry.cdromrestricted'),
    adapters: adaptersOf(lines),
    domainRole: then(textOf(lines, 'computer.domainrole'), domainRoleOf),
    workgroup: textOf(lines, 'computer.domain'),
    programs: programsOf(lines),
    registeredDevices: numberOf(lines, 'devices.registered'),
    loggedOn: then(textOf(lines, 'computer.user'), (user) => known(user === '' ? null : user)),
  };
}

/** The number of lines that a group says it has, when nothing went wrong in it. */
export function countOf(lines: ProbeLines, group: string): Fact<number> {
  const error = lines.errors.get(group);
  const count = error === undefined ? numberOf(lines, `${group}.count`) : unknown(`${group}: ${error}`);
  // Whatever the count says, there are no more entries than lines.
  return count.known && count.value > lines.values.size ? unknown(`${group}: ${count.value} were announced`) : count;
}

const then = <T, U>(fact: Fact<T>, read: (value: T) => Fact<U>): Fact<U> => (fact.known ? read(fact.value) : fact);

const inMegabytes = (bytes: number): Fact<number> => known(Math.floor(bytes / MEGABYTE));

function textOf(lines: ProbeLines, key: string): Fact<string> {
  if (lines.contradicted.has(key)) return unknown(`${key} was printed twice, differently`);
  const value = lines.values.get(key);
  if (value !== undefined) return known(value.trim());
  const group = key.slice(0, key.lastIndexOf('.'));
  return unknown(`${key}: ${lines.errors.get(key) ?? lines.errors.get(group) ?? 'was not printed'}`);
}

function numberOf(lines: ProbeLines, key: string): Fact<number> {
  return then(textOf(lines, key), (text) => (/^\d{1,15}$/.test(text) ? known(Number(text)) : odd(key, text)));
}

function switchOf(lines: ProbeLines, key: string): Fact<boolean> {
  return then(textOf(lines, key), (text) => (text === '0' || text === '1' ? known(text === '1') : odd(key, text)));
}

const matching = (fact: Fact<string>, form: RegExp): Fact<string> =>
  then(fact, (text) => (form.test(text) ? known(text) : unknown(`"${text}" is not what was asked for`)));

const odd = (key: string, text: string): Fact<never> => unknown(`${key} is "${text}"`);

function domainRoleOf(text: string): Fact<DomainRole> {
  const role = DOMAIN_ROLES[text];
  return role ? known(role) : unknown(`domain role ${text} is none of a server edition`);
}

/** The first drive with a disc in it, or else the first one. */
function driveOf(lines: ProbeLines): Fact<DriveSeen | null> {
  return then(countOf(lines, 'cdrom'), (count) => {
    const drives = Array.from({ length: count }, (_, index) => oneDriveOf(lines, index));
    const strange = drives.find((drive) => !drive.known);
    if (strange) return strange;
    const seen = drives.flatMap((drive) => (drive.known ? [drive.value] : []));
    return known(seen.find(({ label }) => label !== null) ?? seen[0] ?? null);
  });
}

function oneDriveOf(lines: ProbeLines, index: number): Fact<DriveSeen> {
  const key = `cdrom.${index}`;
  return then(textOf(lines, `${key}.drive`), (letter) =>
    then<boolean, DriveSeen>(switchOf(lines, `${key}.loaded`), (loaded) =>
      loaded
        ? then(textOf(lines, `${key}.label`), (label) => known({ letter, label }))
        : known({ letter, label: null }),
    ),
  );
}

function adaptersOf(lines: ProbeLines): Fact<readonly AdapterSeen[]> {
  return then(countOf(lines, 'adapter'), (count) => {
    const adapters: AdapterSeen[] = [];
    for (let index = 0; index < count; index += 1) {
      const dhcp = switchOf(lines, `adapter.${index}.dhcp`);
      const address = textOf(lines, `adapter.${index}.address`);
      if (!dhcp.known) return dhcp;
      if (!address.known) return address;
      adapters.push({ dhcp: dhcp.value, addresses: address.value.split(',').filter((one) => one !== '') });
    }
    return known(adapters);
  });
}

/** All programs, or unknown: a list with a gap would make a forbidden one look as if it were not installed. */
function programsOf(lines: ProbeLines): Fact<readonly string[]> {
  return then(countOf(lines, 'program'), (count) => {
    const names: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const name = textOf(lines, `program.${index}.name`);
      if (!name.known) return name;
      names.push(name.value);
    }
    return inBounds(names, 'programs', ({ length }) => length);
  });
}
