import type { Page } from '../platforms/callmanager4/types/task.ts';
import type { Field, ScreenWindow } from './installer-stages.ts';
import type { Secrets } from './lab-cluster.ts';

/** Something is not as the prompt has it; the message is what the person tells. */
export class Puzzled extends Error {
  override name = 'Puzzled';
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Words by their first letters, so that `reboot` and `rebooted` are the same; small words say nothing. */
const stems = (text: string): ReadonlySet<string> =>
  new Set(
    plain(text)
      .split(' ')
      .filter((word) => word.length > 4)
      .map((word) => word.slice(0, 5)),
  );

const hasTitle = (page: Page, screen: ScreenWindow): boolean =>
  screen.buttons.includes(page.button) && plain(page.window) === plain(screen.title);

/** Whether a line of a prompt speaks of the dialog on the screen, though their words are not the same. */
function isAbout(page: Page, screen: ScreenWindow): boolean {
  const [line, title] = [plain(page.window), plain(screen.title)];
  if (!screen.buttons.includes(page.button) || !line.startsWith(title)) return false;
  const seen = stems(screen.text);
  return [...stems(line.slice(title.length))].some((stem) => seen.has(stem));
}

/**
 * The line of the prompt that belongs to the screen: the next one if it speaks of it, or a later one with its very
 * title. Dialogs look alike, so a later line is never taken by its words: that would be pressing a guessed button.
 */
export function findPage(pages: readonly Page[], done: number, screen: ScreenWindow): number | null {
  const next = pages[done];
  if (next && isAbout(next, screen)) return done;
  const index = pages.findIndex((page, position) => position >= done && hasTitle(page, screen));
  return index < 0 ? null : index;
}

/** Which secret a text means, by how people call them. */
const SECRETS: readonly (readonly [RegExp, keyof Secrets])[] = [
  [/directory/i, 'directoryManager'],
  [/phrase/i, 'phrase'],
  [/\bsa\b/i, 'sa'],
  [/administrator/i, 'administrator'],
];

/** The secret that a text means, or the text itself where it means none. */
export function secretFor(text: string, secrets: Secrets): string {
  const secret = SECRETS.find(([pattern]) => pattern.test(text))?.[1];
  return secret ? secrets[secret] : text;
}

function valueFor(field: Field, value: string, secrets: Secrets): string {
  if (field.kind === 'password') return secretFor(value, secrets);
  const option = field.options?.find((candidate) => plain(candidate) === plain(value));
  if (field.kind === 'choice' && !option) throw new Puzzled(`${field.name} has no choice ${value}`);
  return option ?? value;
}

/** Where the prompt itself does not know what has to be there. */
const NOT_KNOWN = /not in the cluster file/;

/** What stands on a window by itself is compared with the line of the prompt. @throws Puzzled when it is another thing. */
export function compare(page: Page, screen: ScreenWindow): void {
  for (const { field: name, value } of page.shown ?? []) {
    const seen = screen.fields.find((candidate) => plain(candidate.name) === plain(name))?.value;
    if (NOT_KNOWN.test(value) || seen === value) continue;
    throw new Puzzled(`${screen.title} shows ${name} = ${seen ?? 'nothing'}, and it should be ${value}`);
  }
}

/** What is typed on a window by a line of the prompt. @throws Puzzled when the window lacks a field. */
export function fillIn(page: Page, screen: ScreenWindow, secrets: Secrets): Readonly<Record<string, string>> {
  return Object.fromEntries(
    page.fields.map(({ field: name, value }) => {
      const field = screen.fields.find((candidate) => plain(candidate.name) === plain(name));
      if (!field) throw new Puzzled(`the window ${screen.title} has no field ${name}`);
      return [field.name, valueFor(field, value, secrets)];
    }),
  );
}
