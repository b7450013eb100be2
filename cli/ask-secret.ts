import { CommandError } from './command-error.ts';
import { EXIT } from './exit-codes.ts';

/** What a hidden question needs of a terminal; `process.stdin` is one. */
export interface SecretInput {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
  setEncoding(encoding: 'utf8'): unknown;
  on(event: 'data', listener: (text: string) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  off(event: 'data', listener: (text: string) => void): unknown;
  off(event: 'end', listener: () => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

/** Whether somebody sits at a terminal who can be asked without being overheard. */
export const canAskSecret = (input: SecretInput): boolean => input.isTTY === true && input.setRawMode !== undefined;

const ENTER = /[\r\n]/;
const BREAK = '\u0003';
const END = '\u0004';
const BACKSPACE = new Set(['\b', '\u007f']);

/**
 * Reads one line that is not shown while it is typed; nothing of it is written anywhere.
 * @throws CommandError (failed) when the person breaks off
 */
export function askSecret(input: SecretInput): Promise<string> {
  return new Promise((resolve, reject) => {
    const typed: string[] = [];
    const end = (close: () => void): void => {
      input.off('data', take);
      input.off('end', breakOff);
      input.setRawMode?.(false);
      input.pause();
      close();
    };
    const breakOff = (): void => end(() => reject(new CommandError(EXIT.failed, 'broken off: nothing was checked')));
    const take = (text: string): void => {
      for (const character of text) {
        if (ENTER.test(character)) return end(() => resolve(typed.join('')));
        if (character === BREAK || character === END) return breakOff();
        if (BACKSPACE.has(character)) typed.pop();
        else typed.push(character);
      }
    };
    input.setEncoding('utf8');
    input.setRawMode?.(true);
    input.on('data', take);
    input.on('end', breakOff);
    input.resume();
  });
}
