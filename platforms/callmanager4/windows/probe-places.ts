import { known, unknown, type Fact } from '../../../plan/fact.ts';
import { compareOsVersions } from '../os-version.ts';
import { formatRelease, parseRelease } from '../versions.ts';
import { decodeValue, type ProbeLines } from './probe-lines.ts';

/** One place of the registry that the probe looked at, and what stands there. */
export interface Place {
  readonly name: string;
  readonly value: string;
}

/** Every place that holds a value: none, or some. Unknown where one cannot be read: it might hold another value. */
export function placesOf(lines: ProbeLines, group: string): Fact<readonly Place[]> {
  const key = `registry.${group}`;
  const failed = lines.errors.get('registry') ?? lines.errors.get(key);
  if (failed !== undefined) return unknown(`${key}: ${failed}`);
  const count = lines.values.get(`${key}.count`);
  if (count === undefined || !/^\d{1,2}$/.test(count)) return unknown(`${key}: was not printed`);
  if (lines.raw.has(`${key}.${Number(count)}`)) return unknown(`${key}: more places were printed than were counted`);
  const places: Place[] = [];
  for (let index = 0; index < Number(count); index += 1) {
    const line = `${key}.${index}`;
    const printed = lines.raw.get(line);
    if (printed === undefined || lines.contradicted.has(line) || !lines.values.has(line))
      return unknown(`${line}: ${lines.errors.get(line) ?? 'was not printed, or twice'}`);
    const [kind = '', name = '', ...value] = printed.split('|').map(decodeValue);
    if (kind === 'value') places.push({ name, value: value.join('|').trim() });
    else if (kind !== 'absent') return unknown(`${line} is "${printed}"`);
  }
  return places.length > 0 || Number(count) > 0 ? known(places) : unknown(`${key}: no place was looked at`);
}

const listed = (places: readonly Place[]): string =>
  places.map(({ name, value }) => `"${value}" in ${name}`).join('; ');

/**
 * The release of CallManager, where every place that holds one says the same; null where no place does. Disagreement and
 * what is no release are told whole.
 */
export function oneRelease(places: readonly Place[]): Fact<string | null> {
  if (places.length === 0) return known(null);
  const [first, ...others] = places.map(({ value }) => parseRelease(value));
  if (!first || others.includes(undefined)) return unknown(`not every value is a release: ${listed(places)}`);
  const [text = ''] = places.map(({ value }) => value);
  const differs = others.some((other) => other && formatRelease(other) !== formatRelease(first));
  return differs ? unknown(`the places of the registry disagree: ${listed(places)}`) : known(text);
}

/**
 * What one place says, and null where it holds nothing. Image, version and service release of the operating system are three
 * facts, and none of them stands for another (VER-16); a place that an older script did not look at is unknown.
 */
export function placeCalled(name: string, places: readonly Place[]): Fact<string | null> {
  const place = places.find((one) => one.name.split('\\').at(-2) === name);
  if (place === undefined) return known(null);
  if (compareOsVersions(place.value, place.value) === undefined)
    return unknown(`"${place.value}" in ${place.name} is no version of the operating system`);
  return known(place.value);
}
