/** Output of the probe script, taken apart into its lines; nothing is judged yet. */
export interface ProbeLines {
  /** Values by key, decoded. A key printed twice with different values is in `contradicted` instead. */
  readonly values: ReadonlyMap<string, string>;
  readonly contradicted: ReadonlySet<string>;
  /** Services as printed: their fields are decoded after they are taken apart. */
  readonly raw: ReadonlyMap<string, string>;
  /** What went wrong, by group. */
  readonly errors: ReadonlyMap<string, string>;
}

const KEY = /^[a-z][A-Za-z0-9.]*$/;

/** Text of a value: `\uXXXX` stands for the character with that code. */
export const decodeValue = (text: string): string =>
  text.replace(/\\u([0-9A-Fa-f]{4})/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Takes an output apart; lines that are no `key=value` are passed over, whatever line ends there are. */
export function readProbeLines(output: string): ProbeLines {
  const values = new Map<string, string>();
  const raw = new Map<string, string>();
  const errors = new Map<string, string>();
  const contradicted = new Set<string>();
  for (const line of output.replace(/^\uFEFF/, '').split(/[\r\n]+/)) {
    const cut = line.indexOf('=');
    const key = line.slice(0, Math.max(cut, 0));
    if (!KEY.test(key)) continue;
    const value = line.slice(cut + 1);
    if (key.startsWith('error.')) {
      errors.set(key.slice('error.'.length), decodeValue(value));
      continue;
    }
    if (raw.has(key) && raw.get(key) !== value) contradicted.add(key);
    raw.set(key, value);
    values.set(key, decodeValue(value));
  }
  for (const key of contradicted) values.delete(key);
  return { values, contradicted, raw, errors };
}
