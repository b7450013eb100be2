import type { ShownState } from '../temporal/shown-state.ts';
import type { Colors } from '../output.ts';

type Paint = (colors: Colors) => (text: string) => string;

const PAINT: Readonly<Record<ShownState, Paint>> = {
  planning: (colors) => colors.cyan,
  'awaiting approval': (colors) => colors.yellow,
  running: (colors) => colors.cyan,
  held: (colors) => colors.yellow,
  stopping: (colors) => colors.yellow,
  stopped: (colors) => colors.red,
  completed: (colors) => colors.green,
  failed: (colors) => colors.red,
  terminated: (colors) => colors.red,
  'timed out': (colors) => colors.red,
  canceled: (colors) => colors.red,
  'continued as new': (colors) => colors.yellow,
  paused: (colors) => colors.yellow,
  unknown: (colors) => colors.yellow,
};

/** The state of a run, painted by how well it stands. */
export const paintState = (state: ShownState, colors: Colors): string => PAINT[state](colors)(state);
