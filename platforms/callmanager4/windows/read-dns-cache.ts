import { known, unknown, type Fact } from '../../../plan/fact.ts';
import type { DnsRecord } from '../types/names.ts';
import { linesBefore } from './whole-answer.ts';

/** Shows the DNS cache of the machine that it runs on, with what it has loaded of HOSTS (NAM-12). */
export const dnsCacheCommand = (nonce: string): string => `ipconfig /displaydns & echo end=${nonce}`;

/** The value of `Record Type . . . . : 1`: label, dots, value. Labels are of the language of Windows, values are not. */
function valueIn(line: string): string | undefined {
  const colon = line.indexOf(':');
  return colon >= 0 && /[^\s.]/.test(line.slice(0, colon)) ? line.slice(colon + 1).trim() : undefined;
}

const WHOLE_NUMBER = /^\d+$/;

/** Records by the number of their type: an address, or a name that an address leads back to. */
const TYPES: Readonly<Record<string, DnsRecord['type']>> = { '1': 'forward', '12': 'reverse' };

const REVERSE = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.in-addr\.arpa$/i;

/** Reads what it printed: of each record its name, its type and what it says, by their places in it. */
export function readDnsCache(output: string, nonce: string): Fact<readonly DnsRecord[]> {
  const whole = linesBefore(output, new RegExp(`^end=${nonce}\\s*$`));
  if (!whole) return unknown('`ipconfig /displaydns` was cut off');
  // Without one line before the mark the program was not there.
  if (!whole.lines.some((line) => line.trim() !== '')) return unknown('`ipconfig /displaydns` printed nothing');
  const values = fieldsOf(whole.lines);
  return known(
    values.flatMap((name, index) => {
      const [type = '', life = '', length = '', , data = ''] = values.slice(index + 1);
      const isRecord = [type, life, length].every((value) => WHOLE_NUMBER.test(value));
      return isRecord && TYPES[type] ? recordOf(TYPES[type], name, data) : [];
    }),
  );
}

/** The values one after the other; one may stand on the line below its label. */
function fieldsOf(lines: readonly string[]): readonly string[] {
  const values: string[] = [];
  for (const line of lines) {
    const value = valueIn(line);
    const text = value ?? line.trim();
    if (value !== undefined) values.push(text);
    else if (values.at(-1) === '' && text !== '') values[values.length - 1] = text;
  }
  return values;
}

const withoutDot = (name: string): string => name.replace(/\.$/, '');

function recordOf(type: DnsRecord['type'], name: string, data: string): readonly DnsRecord[] {
  if (type === 'forward') return [{ type, name: withoutDot(name), address: data }];
  const [, ...numbers] = REVERSE.exec(withoutDot(name)) ?? [];
  return numbers.length > 0 ? [{ type, name: withoutDot(data), address: numbers.toReversed().join('.') }] : [];
}
