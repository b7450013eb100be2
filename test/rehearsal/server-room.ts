import type { Place } from '../../lab/discs.ts';
import type { Happening } from '../../lab/happenings.ts';

type Told<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

/** So much of a message's text that it can be told from every other. */
const MESSAGE_LETTERS = 60;

/** The wizard's own dialogs are told from each other by more of it: two ask for discs. */
const DIALOG_LETTERS = 80;

const INSTALLER_DIALOG = 'Cisco CallManager Setup';

const placeOf = (place: Place): string => (place.kind === 'drive' ? 'the drive' : 'the drawer');

function hands({ server, window, text, isMessage, button, typed }: Told<'hands'>): string {
  const beginning = text.slice(0, isMessage ? MESSAGE_LETTERS : DIALOG_LETTERS).trim();
  if (isMessage) return `${server}: [message] ${beginning}; ${button}`;
  // Dialogs of the wizard share one title: only their text tells which it is.
  const shown = Object.entries(typed).map(([field, value]) => `${field} = ${value}`);
  const content = window === INSTALLER_DIALOG ? beginning : shown.join(', ');
  return `${server}: [${window}] ${content === '' ? '' : `${content}; `}${button}`;
}

function disc({ disc: number, from, to }: Told<'disc'>): string {
  const server = to.kind === 'drive' ? to.server : from.kind === 'drive' ? from.server : '';
  return `${server}: disc ${number} from ${placeOf(from)} to ${placeOf(to)}`;
}

function servicesWindow({ server, service, startType, run }: Told<'services window'>): string {
  const wishes = [
    ...(startType === undefined ? [] : [`to ${startType}`]),
    ...(run === undefined ? [] : [run ? 'start' : 'stop']),
  ];
  return `${server}: services window: ${service} ${wishes.join(', ')}`;
}

const application = ({ server, what }: Told<'application'>): string =>
  what === undefined ? `${server}: applications upgraded` : `${server}: ${what} installed`;

/** The line of a happening that somebody in the server room has a hand in; null for all that only machines do. */
function lineOf(happening: Happening): string | null {
  switch (happening.kind) {
    case 'hands':
      return hands(happening);
    case 'disc':
      return disc(happening);
    case 'services window':
      return servicesWindow(happening);
    case 'reboot':
      return `${happening.server}: reboot by ${happening.cause}`;
    case 'log on':
      return `${happening.server}: log on of ${happening.user} at ${happening.via}`;
    case 'activation':
      return `${happening.server}: activated ${happening.services.join(', ')}`;
    case 'power button':
      return `${happening.server}: power button`;
    case 'application':
      return happening.phase === 'done' ? application(happening) : null;
    case 'users notified':
      return 'users are told';
    default:
      return null;
  }
}

/** What happened in the server room, one line each, in the order in which it happened. */
export const serverRoomLines = (happenings: readonly Happening[]): readonly string[] =>
  happenings.flatMap((happening) => lineOf(happening) ?? []);
