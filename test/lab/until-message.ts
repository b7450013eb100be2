import { lab, person } from './begun-lab.ts';
import { until } from './lab-fixture.ts';

/** Goes on at the console until a window shows a message, changing discs where it asks for them. */
export async function untilMessage(server: string): Promise<string> {
  await person.quiet(server);
  person.logOn(server);
  person.room.insertDisc(server, 1);
  const pages = person.pages(server);
  let shown: string | undefined;
  for (const page of pages) {
    shown = failed(server);
    if (shown !== undefined) return shown;
    await person.press(server, [page]);
  }
  await until('a message, or the logon window', () => failed(server) !== undefined || isAtLogOn(server));
  if (isAtLogOn(server)) person.logOn(server);
  for (const disc of [2, 1]) {
    await until('a message, or a disc is asked for', () => failed(server) !== undefined || wants(server, disc));
    if (failed(server) !== undefined) break;
    person.room.removeDisc(server);
    person.room.insertDisc(server, disc);
    person.room.press(server, 'OK', {});
  }
  await until('a message', () => failed(server) !== undefined);
  return failed(server) ?? '';
}

const failed = (server: string): string | undefined => {
  const phases = lab.cluster.events.all().filter((event) => event.kind === 'installer' && event.server === server);
  const last = phases.at(-1);
  return last?.kind === 'installer' && (last.phase === 'failed' || last.phase === 'message') ? last.text : undefined;
};
const isAtLogOn = (server: string): boolean => person.screen(server).title === 'Log On to Windows';
const wants = (server: string, disc: number): boolean => person.screen(server).text.includes(`Disk ${disc} of 2`);
