import { known, unknown, type Fact } from '../../../plan/fact.ts';
import { compareOsImages } from '../os-image.ts';
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
 * The newest image of the operating system among the places, each of which has to be understood. They are different
 * facts, written one after the other: what the machine was built with, what was put upon it, its service release. An
 * image never goes back but by building the machine anew, which empties the registry: the newest is what it has now.
 */
export function newestOsImage(places: readonly Place[]): Fact<string> {
  if (places.length === 0) return unknown('none of the places of the registry where it may stand holds one');
  const strange = places.some(({ value }) => compareOsImages(value, value) === undefined);
  if (strange) return unknown(`not every value is an operating system image: ${listed(places)}`);
  const newest = places.map(({ value }) => value).toSorted((one, other) => compareOsImages(one, other) ?? 0);
  return known(newest.at(-1) ?? '');
}
