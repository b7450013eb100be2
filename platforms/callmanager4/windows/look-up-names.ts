import { known, unknown, type Fact } from '../../../plan/fact.ts';
import { commandWord } from '../command-words.ts';
import type { NamedNode } from '../name-lines.ts';
import type { NameFound } from '../types/names.ts';
import { linesOf } from './probe.ts';
import { linesBefore } from './whole-answer.ts';

/**
 * Looks for another server from the machine that it runs on: by its name (NET-29, NET-32), by its address (NET-33), and by
 * NetBIOS (NET-28). `ping` shows in brackets what a name, or an address with `-a`, leads to.
 * @throws NoCommandWordError
 */
export function lookUpCommand(node: NamedNode, nonce: string): string {
  const [name, address] = [commandWord('server', node.name), commandWord('address', node.address)];
  return [
    `ping -n 1 -w 3000 ${name} & echo name=${nonce}`,
    `ping -n 1 -w 3000 -a ${address} & echo address=${nonce}`,
    `nbtstat -a ${name} & echo end=${nonce}`,
  ].join(' & ');
}

const REPLY = /\bTTL=\d+/i;

/** Reads what it printed. */
export function readLookUp({ name, address }: NamedNode, output: string, nonce: string): Fact<NameFound> {
  const parts = partsOf(output, nonce);
  if (!parts) return unknown(`the look for ${name} was cut off`);
  const [byName, byAddress, byNetbios] = parts;
  const bracketed = /\[(\d{1,3}(?:\.\d{1,3}){3})\]/.exec(byName)?.[1];
  const back = wordBefore(`[${address}]`, byAddress);
  const ownName = new RegExp(`^\\s*${name}\\s*<[0-9A-F]{2}>`, 'i');
  return known({
    name,
    address: saidBy('ping', byName, bracketed ?? null),
    replies: saidBy('ping', byName, REPLY.test(byName)),
    back: saidBy('ping -a', byAddress, back ?? null),
    byNetbios: saidBy(
      'nbtstat -a',
      byNetbios,
      linesOf(byNetbios).some((line) => ownName.test(line)),
    ),
  });
}

/** The word that stands before a mark, with a blank between them. */
function wordBefore(mark: string, text: string): string | undefined {
  const line = linesOf(text).find((one) => one.includes(mark));
  const before = line?.slice(0, line.indexOf(mark)) ?? '';
  return /\s$/.test(before) ? before.trim().split(/\s+/).at(-1) || undefined : undefined;
}

/** A program that said nothing has not been there, which is no answer. */
const saidBy = <T>(program: string, text: string, value: T): Fact<T> =>
  text.trim() === '' ? unknown(`${program} printed nothing`) : known(value);

function partsOf(stdout: string, nonce: string): readonly [string, string, string] | undefined {
  const [byName, afterName] = splitAt(stdout, `name=${nonce}`);
  const [byAddress, byNetbios] = splitAt(afterName ?? '', `address=${nonce}`);
  const end = linesBefore(byNetbios ?? '', new RegExp(`^end=${nonce}\\s*$`));
  return byAddress !== undefined && end ? [byName ?? '', byAddress, end.lines.join('\n')] : undefined;
}

/** The text before and after a mark; nothing where there is none. */
function splitAt(text: string, mark: string): readonly [string, string] | readonly [] {
  const at = text.indexOf(mark);
  return at < 0 ? [] : [text.slice(0, at), text.slice(at + mark.length)];
}
