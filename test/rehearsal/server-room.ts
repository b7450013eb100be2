import type { Place } from '../../lab/discs.ts';
import type { Happening } from '../../lab/happenings.ts';
import type { RoomLine } from './story.ts';

type Told<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

/** So much of a message's text that it can be told from every other. */
const MESSAGE_LETTERS = 60;

/** The wizard's own dialogs are told from each other by more of it: two ask for discs. */
const DIALOG_LETTERS = 80;

const INSTALLER_DIALOG = 'Cisco CallManager Setup';

const placeOf = (place: Place): string => (place.kind === 'drive' ? 'the drive' : 'the drawer');

function hands({ window, text, isMessage, button, typed }: Told<'hands'>): string {
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
function atServer(happening: Happening): string | null {
  switch (happening.kind) {
    case 'hands':
      return hands(happening);
    case 'services window':
      return servicesWindow(happening);
    case 'reboot':
      return `reboot by ${happening.cause}`;
    case 'log on':
      return `log on of ${happening.user} at ${happening.via}`;
    case 'activation':
      return `activated ${happening.services.join(', ')}`;
    case 'power button':
      return 'power button';
    case 'application':
      return happening.phase === 'done'
        ? `${happening.what ?? 'applications'} ${happening.what ? 'installed' : 'upgraded'}`
        : null;
    default:
      return null;
  }
}

function lineOf(happening: Happening): RoomLine | null {
  if (happening.kind === 'users notified') return { text: 'users are told' };
  if (happening.kind === 'disc') return disc(happening);
  const text = atServer(happening);
  return text === null || !('server' in happening) ? null : { server: happening.server, text };
}

/** What happened in the server room, in the order in which it happened. */
export const roomLines = (happenings: readonly Happening[]): readonly RoomLine[] =>
  happenings.flatMap((happening) => lineOf(happening) ?? []);
