import { defineQuery, defineSignal } from '@temporalio/workflow';

export const noteSignal = defineSignal<[string]>('note');
export const notesQuery = defineQuery<readonly string[]>('notes');
