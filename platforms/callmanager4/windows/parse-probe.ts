import { known, unknown, type Fact } from '../../../plan/fact.ts';
import type { DomainRole, DriveSeen, ProbedFacts } from '../types/observation.ts';
import { linesBefore } from './whole-answer.ts';
import { readCimDatetime } from './cim-datetime.ts';
import { inBounds } from './fact-bounds.ts';
import { compareOsVersions } from '../os-version.ts';
import { installedRelease } from './installed-release.ts';
import { oneRelease, placeCalled, placesOf, type Place } from './probe-places.ts';
import { adaptersOf } from './probe-adapters.ts';
import { systemLogOf, uptimeOf } from './probe-boot.ts';
import { readProbeLines, type ProbeLines } from './probe-lines.ts';
import { readServices } from './probe-services.ts';
import { countOf, numberOf, switchOf, textOf, whenKnown } from './probe-values.ts';

/** What the probe script came to. */
export type ProbeReading =
  | { readonly kind: 'facts'; readonly facts: ProbedFacts }
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
  // Two first lines are two answers in one, and nobody knows which part is ours.
  if (whole.lines.filter((line) => line.startsWith('probe=')).length > 1) return undefined;
  const lines = readProbeLines(whole.lines);
  const refused = lines.errors.get('connect');
  if (refused !== undefined && [...lines.values.keys()].some((key) => key !== 'shell' && key !== 'probe'))
    return { kind: 'unreadable', why: `it could not connect (${refused}), and tells what it saw there` };
  if (refused !== undefined) return { kind: 'not connected', code: Number.parseInt(refused, 10), why: refused };
  return { kind: 'facts', facts: factsOf(lines) };
}

function factsOf(lines: ProbeLines): ProbedFacts {
  const [services, programs] = [readServices(lines), programsOf(lines)];
  return {
    computerName: whenKnown(textOf(lines, 'computer.name'), (name) =>
      name ? known(name) : unknown('the name is empty'),
    ),
    bootTime: whenKnown(textOf(lines, 'os.boottime'), readCimDatetime),
    clock: whenKnown(textOf(lines, 'os.clock'), readCimDatetime),
    uptimeSeconds: uptimeOf(lines),
    systemLog: systemLogOf(lines),
    model: textOf(lines, 'computer.model'),
    windowsName: textOf(lines, 'os.name'),
    windowsVersion: matching(textOf(lines, 'os.version'), /^\d+\.\d+\.\d+/),
    servicePack: numberOf(lines, 'os.servicepack'),
    callManager: installedRelease(whenKnown(placesOf(lines, 'callmanager'), oneRelease), services, programs),
    osImage: osPlace(lines, 'OS Image'),
    osVersion: osPlace(lines, 'OS Upgrade'),
    osServiceRelease: osPlace(lines, 'OS Service Release'),
    sqlServer: whenKnown(placesOf(lines, 'sqlserver'), sqlVersionIn),
    memoryMegabytes: whenKnown(numberOf(lines, 'computer.memory'), inMegabytes),
    freeMegabytesOnC: whenKnown(numberOf(lines, 'disk.C.free'), inMegabytes),
    services,
    drive: driveOf(lines),
    pendingFileRenames: switchOf(lines, 'registry.pendingrenames'),
    cdRomRestricted: switchOf(lines, 'registry.cdromrestricted'),
    adapters: adaptersOf(lines),
    domainRole: whenKnown(textOf(lines, 'computer.domainrole'), domainRoleOf),
    machineSid: matching(textOf(lines, 'registry.sid'), /^S-1-5-21(?:-\d{1,10}){3}$/),
    mappedDrives: mappedDrivesOf(lines),
    workgroup: textOf(lines, 'computer.domain'),
    programs,
    registeredDevices: numberOf(lines, 'devices.registered'),
    loggedOn: whenKnown(textOf(lines, 'computer.user'), (user) => known(user === '' ? null : user)),
  };
}

const inMegabytes = (bytes: number): Fact<number> => known(Math.floor(bytes / MEGABYTE));

const matching = (fact: Fact<string>, form: RegExp): Fact<string> =>
  whenKnown(fact, (text) => (form.test(text) ? known(text) : unknown(`"${text}" is not what was asked for`)));

function domainRoleOf(text: string): Fact<DomainRole> {
  const role = DOMAIN_ROLES[text];
  return role ? known(role) : unknown(`domain role ${text} is none of a server edition`);
}

/** The first drive with a disc in it, or else the first one. */
function driveOf(lines: ProbeLines): Fact<DriveSeen | null> {
  return whenKnown(countOf(lines, 'cdrom'), (count) => {
    const drives = Array.from({ length: count }, (_, index) => oneDriveOf(lines, index));
    const strange = drives.find((drive) => !drive.known);
    if (strange) return strange;
    const seen = drives.flatMap((drive) => (drive.known ? [drive.value] : []));
    return known(seen.find(({ label }) => label !== null) ?? seen[0] ?? null);
  });
}

function oneDriveOf(lines: ProbeLines, index: number): Fact<DriveSeen> {
  const key = `cdrom.${index}`;
  return whenKnown(textOf(lines, `${key}.drive`), (letter) =>
    whenKnown<boolean, DriveSeen>(switchOf(lines, `${key}.loaded`), (loaded) =>
      loaded
        ? whenKnown(textOf(lines, `${key}.label`), (label) => known({ letter, label }))
        : known({ letter, label: null }),
    ),
  );
}

const osPlace = (lines: ProbeLines, name: string): Fact<string | null> =>
  whenKnown(placesOf(lines, 'osimage'), (places) => placeCalled(name, places));

/** The newest of what its service packs have written down. */
const sqlVersionIn = (places: readonly Place[]): Fact<string | null> => {
  const strange = places.find(({ value }) => !/^\d{1,3}(?:\.\d{1,6}){2,3}$/.test(value));
  if (strange) return unknown(`"${strange.value}" in ${strange.name} is no version of SQL Server`);
  const newest = places.map(({ value }) => value).toSorted((one, other) => compareOsVersions(one, other) ?? 0);
  return known(newest.at(-1) ?? null);
};

function mappedDrivesOf(lines: ProbeLines): Fact<readonly string[]> {
  return whenKnown(countOf(lines, 'mapped'), (count) => {
    const letters: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const letter = textOf(lines, `mapped.${index}.drive`);
      if (!letter.known) return letter;
      letters.push(letter.value);
    }
    return known(letters);
  });
}

/** All programs, or unknown: a list with a gap would make a forbidden one look as if it were not installed. */
function programsOf(lines: ProbeLines): Fact<readonly string[]> {
  return whenKnown(countOf(lines, 'program'), (count) => {
    const names: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const name = textOf(lines, `program.${index}.name`);
      if (!name.known) return name;
      names.push(name.value);
    }
    return inBounds(names, 'programs', ({ length }) => length);
  });
}
