import Table from 'cli-table3';
import { shortly } from './mutant.ts';
import type { RoomResult } from './try-rooms.ts';
import type { Tried } from './try-mutants.ts';

const UNADORNED = { style: { head: [], border: [] } };

/** One line: where, what kind, what stood there and what stands there instead. */
export const describeTried = ({ mutant, instead }: Tried): string => {
  const { file, line, kind, before } = mutant;
  return `${file}:${line} ${kind}: ${shortly(before, 60)} -> ${shortly(instead, 60) || 'nothing'}`;
};

/** The survivors of each room, and a table of all rooms. */
export function renderRooms(rooms: readonly RoomResult[]): string {
  const head = ['room', 'mutants', 'caught', 'survived', 'explained', 'caught of 100', 'aim'];
  const table = new Table({ head, ...UNADORNED });
  for (const { room, tried, survivors, perCent } of rooms) {
    const explained = survivors.filter(({ because }) => because !== null).length;
    const caught = tried.length - survivors.length;
    table.push(
      [room.folder, tried.length, caught, survivors.length, explained, perCent.toFixed(0), room.aim].map(String),
    );
  }
  const lines = rooms.flatMap(({ survivors }) =>
    survivors.map(({ tried, because }) => `${describeTried(tried)}\n    ${because ?? 'nobody has said why'}\n`),
  );
  return `${lines.join('')}${table.toString()}\n`;
}
