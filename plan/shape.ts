/** Whether something that arrived from outside has a shape; never throws, whatever it is given. */
export type Shape<T> = (value: unknown) => value is T;

/** @param most characters at most */
export const text =
  (most: number): Shape<string> =>
  (value): value is string =>
    typeof value === 'string' && value.length <= most;

/** A text of one line, without signs that nobody sees; `most`: characters at most. */
export const line =
  (most: number): Shape<string> =>
  (value): value is string =>
    text(most)(value) && !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(value);

/** Date and time with an offset in ISO 8601, such as `2005-03-12T22:00:00Z`. */
export const instant: Shape<string> = (value): value is string =>
  line(40)(value) &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  isDay(value.slice(0, 10));

/** The parser of dates takes the 31st of every month. */
const isDay = (day: string): boolean => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);

export const truth: Shape<boolean> = (value): value is boolean => typeof value === 'boolean';

export const number: Shape<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);

/** @param least and `most` are themselves in it */
export const numberIn =
  (least: number, most: number): Shape<number> =>
  (value): value is number =>
    number(value) && value >= least && value <= most;

export const anything: Shape<unknown> = (_value): _value is unknown => true;

export const oneOf =
  <T extends string>(...words: readonly T[]): Shape<T> =>
  (value): value is T =>
    words.some((word) => word === value);

/** @param most entries at most */
export const listOf =
  <T>(shape: Shape<T>, most: number): Shape<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= most && value.every(shape);

/** A plain object: no list, no bytes, nothing with a class of its own. */
export const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Object.prototype.toString.call(value) === '[object Object]' &&
  [null, Object.prototype].includes(Object.getPrototypeOf(value) as object | null);

/** What a key of an object holds, where it is the object's own. */
export const ownField = (value: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;

type Optional<O> = { readonly [K in keyof O]?: O[K] };

/** An object with such fields; others may be there and mean nothing. */
export const record =
  <R extends object, O extends object = object>(
    required: { readonly [K in keyof R]: Shape<R[K]> },
    optional: { readonly [K in keyof O]?: Shape<O[K]> } = {},
  ): Shape<R & Optional<O>> =>
  (value): value is R & Optional<O> => {
    if (!isPlainObject(value)) return false;
    const fits = ([key, shape]: readonly [string, unknown], mayMiss: boolean): boolean => {
      const field = ownField(value, key);
      return field === undefined ? mayMiss : (shape as Shape<unknown>)(field);
    };
    return (
      Object.entries(required).every((entry) => fits(entry, false)) &&
      Object.entries(optional).every((entry) => fits(entry, true))
    );
  };

/** Whether lists and objects lie in each other so many deep at most: what is deeper cannot be written again. */
export function isNestedAtMost(value: unknown, levels: number): boolean {
  let here: readonly unknown[] = [value];
  for (let level = 0; level <= levels; level += 1) {
    here = here.filter((one): one is object => typeof one === 'object' && one !== null).flatMap(valuesOf);
    if (here.length === 0) return true;
  }
  return false;
}

const valuesOf = (one: object): readonly unknown[] => Object.values(one);
