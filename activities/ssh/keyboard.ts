import type { Prompt } from 'ssh2';

/** What asks for something else than the password that is known, though it hides what is typed. */
const OTHER_SECRETS: readonly { readonly asks: RegExp; readonly what: string }[] = [
  {
    asks: /\b(?:new|retype|re-enter|change|expired|neues|nouveau|nueva|nuova)\b/i,
    what: 'wants a new password; change it at the host',
  },
  {
    asks: /verification|one.?time|\botp\b|\btotp\b|token|passcode|\bpin\b|authenticator|second|factor|code\b|duo\b/i,
    what: 'wants a second factor, which no program has; log on with a key, or exempt this account',
  },
];

const AT_MOST_CHARACTERS = 100;

/** The answer to one round of questions, or why there is none. */
export type KeyboardAnswer = { readonly answers: readonly string[] } | { readonly no: string };

/**
 * Answers what a host asks in keyboard-interactive: the password goes to exactly one question, which hides what is typed,
 * once. Everything else is a question that only a person could answer.
 */
export function answerKeyboard(prompts: readonly Prompt[], password: string, isSpent: boolean): KeyboardAnswer {
  const [first] = prompts;
  if (!first) return { answers: [] };
  const asked = prompts.map(({ prompt }) => quoted(prompt)).join(' and ');
  const other = OTHER_SECRETS.find(({ asks }) => prompts.some(({ prompt }) => asks.test(prompt)));
  if (other) return { no: `the host asks ${asked}: it ${other.what}` };
  if (prompts.length > 1) return { no: `the host asks ${asked} at once; no more is known than one password` };
  if (first.echo !== false) return { no: `the host asks ${asked} and shows what is typed, so it gets no password` };
  if (isSpent) return { no: `the host asks ${asked} after it was given the password; that goes out only once` };
  return { answers: [password] };
}

/** A host's words, in one line and short. */
const quoted = (text: string): string =>
  `"${text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, AT_MOST_CHARACTERS)}"`;
