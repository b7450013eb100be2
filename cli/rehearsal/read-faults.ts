import { nearest } from '../../config/nearest.ts';
import { FAULTS, parseFault, type FaultSetting } from '../../lab/faults.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/**
 * Reads the faults that a lab is asked for, before anything is started: a rehearsal that passes without the trouble that
 * was asked for would say something false.
 * @throws CommandError (usage) for a fault or a server that there is not
 */
export const readFaults = (texts: readonly string[], servers: readonly string[]): readonly FaultSetting[] =>
  texts.map((text) => {
    const fault = readFault(text);
    if (servers.includes(fault.server)) return fault;
    const known = `; choose from ${servers.join(', ')}`;
    throw refusal(`"${text}": there is no server ${fault.server}${known}`, nearest(fault.server, servers));
  });

function readFault(text: string): FaultSetting {
  try {
    return parseFault(text);
  } catch (error) {
    throw refusal((error as RangeError).message, nearest(text.split('@', 1)[0] ?? '', Object.keys(FAULTS)));
  }
}

const refusal = (message: string, meant: string | undefined): CommandError =>
  new CommandError(EXIT.usage, meant === undefined ? message : `${message}; did you mean ${meant}?`);
