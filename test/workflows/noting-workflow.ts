import { condition, setHandler } from '@temporalio/workflow';
import { notesQuery, noteSignal } from './noting-messages.ts';

/** Writes down what it is told, and at which moments, until it is told nothing. */
export async function note(): Promise<readonly string[]> {
  const notes: string[] = [];
  let isOver = false;
  setHandler(notesQuery, () => notes);
  setHandler(noteSignal, (text) => {
    notes.push(`${text} at ${new Date().toISOString()}`);
    isOver = text === '';
  });
  await condition(() => isOver);
  return notes;
}
