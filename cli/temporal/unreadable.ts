import type { Unreadable } from '../../plan/unreadable.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** What to say where Temporal keeps something that does not open here. */
export const unreadable = ({ why }: Unreadable): CommandError =>
  new CommandError(EXIT.unknown, `what Temporal keeps of the run cannot be read: ${why}`, [
    'it may be from another release of ccmctl, from somebody else, or of another key: CCMCTL_CODEC_KEYS names the keys',
  ]);
