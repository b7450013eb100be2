import type { Place } from '../../lab/discs.ts';
import type { LabEvent } from '../../lab/events.ts';
import type { RoomLine } from './story.ts';

type Told<K extends LabEvent['kind']> = Extract<LabEvent, { kind: K }>;

/** So much of a message's text that it can be told from every other. */
const MESSAGE_LETTERS = 60;

/** The wizard's own dialogs are told from each other by more of it: two ask for discs. */
const DIALOG_LETTERS = 80;

const INSTALLER_DIALOG = 'Cisco CallManager Setup';

const placeOf = (place: Place): string => (place.kind === 'drive' ? 'the drive' : 'the drawer');

function pressed({ window, text, isMessage, button, typed }: Told<'hands'>): string {
  const beginning = text.slice(0, isMessage ? MESSAGE_LETTERS : DIALOG_LETTERS).trim();
  if (isMessage) return `[message] ${beginning}; ${button}`;
  // Dialogs of the wizard share one title: only their text tells which it is.
  const shown = Object.entries(typed).map(([field, value]) => `${field} = ${value}`);
  const content = window === INSTALLER_DIALOG ? beginning : shown.join(', ');
  return `[${window}] ${content === '' ? '' : `${content}; `}${button}`;
}

function disc({ disc: number, from, to }: Told<'disc'>): RoomLine {
  const { server = '' } = [from, to].find((place) => place.kind === 'drive') ?? {};
  return { server, text: `disc ${number} from ${placeOf(from)} to ${placeOf(to)}` };
}

function servicesWindow({ service, startType, run }: Told<'services window'>): string {
  const wishes = [
    ...(startType === undefined ? [] : [`to ${startType}`]),
    ...(run === undefined ? [] : [run ? 'start' : 'stop']),
  ];
  return `services window: ${service} ${wishes.join(', ')}`;
}

/** What somebody in the server room has a hand in at one server; null for all that only machines do. */
function atServer(event: LabEvent): string | null {
  switch (event.kind) {
    case 'hands':
      return pressed(event);
    case 'services window':
      return servicesWindow(event);
    case 'reboot':
      return `reboot by ${event.cause}`;
    case 'log on':
      return `log on of ${event.user} at ${event.via}`;
    case 'activation':
      return `activated ${event.services.join(', ')}`;
    case 'drive':
      return `the drive of slot ${event.slot} ${event.what}`;
    case 'key':
      return `key ${event.key}${event.isRight ? '' : ', which is the wrong one'}`;
    case 'power button':
      return 'power button';
    case 'application':
      return event.phase === 'done' ? `${event.what ?? 'applications'} ${event.what ? 'installed' : 'upgraded'}` : null;
    default:
      return null;
  }
}

function lineOf(event: LabEvent): RoomLine | null {
  if (event.kind === 'users notified') return { text: 'users are told' };
  if (event.kind === 'disc') return disc(event);
  const text = atServer(event);
  return text === null || !('server' in event) ? null : { server: event.server, text };
}

/** What happened in the server room, in the order in which it happened. */
export const roomLines = (events: readonly LabEvent[]): readonly RoomLine[] =>
  events.flatMap((event) => lineOf(event) ?? []);
