import { known, unknown, type Fact } from '../../../plan/fact.ts';
import type { ServiceSeen } from '../types/observation.ts';

const SERVICE = 'cisco callmanager';
const PROGRAM = /^cisco callmanager\b/i;

/**
 * The release that the registry tells, or null where nothing on the machine shows a CallManager. Where the registry keeps
 * the release is not certain: that its places are empty proves nothing while a service or a program of CallManager is
 * there, or while nobody can see whether one is.
 */
export function installedRelease(
  told: Fact<string | null>,
  services: Fact<readonly ServiceSeen[]>,
  programs: Fact<readonly string[]>,
): Fact<string | null> {
  if (!told.known || told.value !== null) return told;
  if (!services.known) return unproved(`its services cannot be seen: ${services.why}`);
  if (!programs.known) return unproved(`its programs cannot be seen: ${programs.why}`);
  const service = services.value.find((one) =>
    [one.name, one.displayName].some((name) => name.trim().toLowerCase() === SERVICE),
  );
  if (service) return unproved(`the service ${service.displayName} is there`);
  const program = programs.value.find((name) => PROGRAM.test(name.trim()));
  return program === undefined ? known(null) : unproved(`the program ${program} is there`);
}

const unproved = (but: string): Fact<never> => unknown(`no place of the registry holds a release, but ${but}`);
