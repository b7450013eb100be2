import { isIP } from 'node:net';

/** What is wrong with a computer name and what to write instead (CFG-15); undefined when it is good. */
export function serverNameProblem(name: string): string | undefined {
  if (name === '') return 'is empty; write the computer name, such as CM-SUB1';
  if (isIP(name) !== 0) return 'is an address; use the computer name, such as CM-SUB1';
  if (/^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\.?$/.test(name))
    return `is a DNS name with its domain; use the computer name alone, such as ${name.split('.')[0]}`;
  if (!/^[A-Za-z0-9-]+$/.test(name)) return 'is no computer name; write letters, digits and hyphens only';
  if (name.startsWith('-') || name.endsWith('-')) return 'begins or ends with a hyphen; a computer name does not';
  if (name.length > 15) return `has ${name.length} characters; a computer name has at most 15`;
  if (/^\d+$/.test(name)) return 'has digits only; a computer name has a letter';
  return undefined;
}
