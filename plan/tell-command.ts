import type { CommandReport } from './types/command-report.ts';

/** What was sent, and what it said where it was not simply taken. */
export const tellCommand = ({ command, answer, said }: CommandReport): string =>
  answer === 'accepted' ? command : `${command} (${answer}: ${said})`;
