import { resolve } from 'node:path';
import { sheetFile } from '../../activities/sheet/put-sheet.ts';
import { LEFT_IN } from './left-in.ts';
import type { Stack } from './start-stack.ts';

/** Folder in which the sheets of rehearsals are kept up to date, below the one that a command is called in. */
export const sheetFolder = (folder: string): string => resolve(folder, LEFT_IN, 'sheets');

/** File of a rehearsal's sheet. */
export const sheetOf = (folder: string, { cluster }: Stack): string =>
  sheetFile(sheetFolder(folder), cluster.cluster.name);
