import { PLACEHOLDERS } from './placeholders.ts';
import { shellWord } from './shell-word.ts';
import type { OpenPrompt, RunStatus } from './types/run.ts';

/** The command line that approves the plan of a run, signed where its site may want that. */
export const approveCommand = ({
  cluster,
  planHash,
  signing,
}: Pick<RunStatus, 'cluster' | 'planHash' | 'signing'>): string =>
  `ccmctl approve ${shellWord(cluster)} --plan ${shellWord(planHash)}${signed(signing !== undefined)}`;

/**
 * The command line that answers a prompt, with its value left open. A line that is pasted unread takes its sender from whoever
 * is at the keyboard, so that with a value filled in, be it `done` or the least number, it would be evidence of nothing.
 */
export const answerCommand = (cluster: string, { id }: Pick<OpenPrompt, 'id'>): string =>
  `ccmctl answer ${shellWord(cluster)} ${shellWord(id)} ${PLACEHOLDERS.typed}`;

/** The command line that has a held run go on. */
export const resumeCommand = (cluster: string, isSigned: boolean): string =>
  `ccmctl resume ${shellWord(cluster)}${signed(isSigned)}`;

/** What a command line ends with that signs. */
export const signed = (isSigned: boolean): string => (isSigned ? ' --sign' : '');
