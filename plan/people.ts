import { nameKey, tidyName } from './names.ts';
import type { Person } from './types/cluster.ts';

/** The one of these people whom a name means, however it is spelled. */
export const personNamed = <Some extends Pick<Person, 'name'>>(
  people: readonly Some[],
  name: string,
): Some | undefined => people.find((person) => nameKey(person.name) === nameKey(name));

/**
 * A name as the file writes it that says who people are, so that one person reads as one in all that is told; as it was sent
 * where that means none of them.
 */
export const spelledBy = (people: readonly Pick<Person, 'name'>[], name: string): string =>
  personNamed(people, name)?.name ?? tidyName(name);
