import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENOUGH, findMessages } from '../../../../platforms/callmanager4/messages/find-messages.ts';
import { INSTALLER_MESSAGES } from '../../../../platforms/callmanager4/messages/installer-messages.ts';
import { anyMessage, typedOff, withNames, withNoise } from './arbitrary-report.ts';
import { filledIn, firstHalf, inAHurry, misspellings } from './as-people-type.ts';
import { STRANGE_TEXTS } from './strange-texts.ts';

const firstOf = (text: string): string | undefined => findMessages(text)[0]?.message.id;

/** Words that stand in at least every seventh message, counted here by splitting at spaces. */
const COMMON = (() => {
  const counts = new Map<string, number>();
  for (const { text } of INSTALLER_MESSAGES) {
    for (const word of new Set(text.toLowerCase().split(/[^a-z]+/))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .filter(([word, count]) => word !== '' && count > INSTALLER_MESSAGES.length / 7)
    .map(([word]) => word);
})();

const PLAIN = INSTALLER_MESSAGES.map(
  ({ text }) =>
    ` ${text
      .toLowerCase()
      .split(/[^a-z]+/)
      .join(' ')} `,
);

/** Three words in the order of a message are no chance any more, such as "publisher server name". */
const holdsThreeOfAMessage = (words: readonly string[]): boolean =>
  words.some(
    (_, at) => at + 3 <= words.length && PLAIN.some((text) => text.includes(` ${words.slice(at, at + 3).join(' ')} `)),
  );

/** Their first halves are what any program says; nobody could tell which message they begin. */
const BEGIN_LIKE_ANY = ['not-by-ccmsetup', 'password-invalid'];

const WAYS: readonly (readonly [string, (text: string) => string])[] = [
  ['literally', (text) => text],
  ['in capitals', (text) => text.toUpperCase()],
  ['with names in its places', filledIn],
  ['as typed by an engineer in a hurry', inAHurry],
  ['as typed by an engineer in a hurry, with names in its places', (text) => inAHurry(filledIn(text))],
  ['among other words', (text) => `Hi Ben, CM-SUB2 says after disc 2: "${filledIn(text)}" What now? Anna`],
];

describe('a message', () => {
  it.each(WAYS)('finds itself first, %s: all 67 of them (MSG-02)', (_, typed) => {
    for (const { id, text } of INSTALLER_MESSAGES) expect([id, firstOf(typed(text))]).toEqual([id, id]);
  });

  it.each(WAYS.slice(0, 3))('finds itself first by its first half, %s', (_, typed) => {
    for (const { id, text } of INSTALLER_MESSAGES) {
      const half = firstHalf(typed(text));
      expect([half, firstOf(half)]).toEqual([half, BEGIN_LIKE_ANY.includes(id) ? undefined : id]);
    }
  });

  it.each(INSTALLER_MESSAGES.map(({ id, text }) => [id, text]))(
    '%s finds itself first with any one word misspelt in any way',
    (id, text) => {
      for (const { text: misspelt } of misspellings(text).filter((_, index) => index % 3 === 0)) {
        expect([misspelt, firstOf(misspelt)]).toEqual([misspelt, id]);
      }
    },
  );

  it('finds itself first with any names in its places, however it is typed off (MSG-03)', () => {
    fc.assert(
      fc.property(
        anyMessage.chain((message) =>
          withNames(message.text)
            .chain(typedOff)
            .map((text) => ({ id: message.id, text })),
        ),
        ({ id, text }) => {
          expect(firstOf(text)).toBe(id);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds itself first with words before and after it, in any case', () => {
    fc.assert(
      fc.property(
        anyMessage.chain((message) =>
          withNames(message.text)
            .chain(withNoise)
            .map((text) => ({ id: message.id, text })),
        ),
        ({ id, text }) => {
          expect(firstOf(text)).toBe(id);
          expect(firstOf(text.toUpperCase())).toBe(id);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('gives back what the screen named, in the places of the message (MSG-03)', () => {
    const text =
      'Either the password of Administrator does not match the password on the publisher\nCM-PUB, or a network ' +
      'connectivity error occurred. For details, review the log file C:\\Program Files\\Common Files\\Cisco\\Log\\a b.log. Help!';
    expect(findMessages(text)[0]?.named).toEqual({
      '[X]': 'Administrator',
      '[Y]': 'CM-PUB',
      '[Z]': 'C:\\Program Files\\Common Files\\Cisco\\Log\\a b.log',
    });
  });

  it('never takes a page of other words for a name', () => {
    for (const lines of [1, 5, 20, 80]) {
      const page = 'one thing after another '.repeat(lines);
      const text = `The Cisco CallManager installation failed to stop ${page} service(s). Please reboot the server, manually stop the service(s), and rerun`;
      for (const { named } of findMessages(text)) {
        for (const name of Object.values(named)) expect(name.length).toBeLessThan(200);
      }
    }
  });

  it('gives back no name that is not there', () => {
    expect(findMessages('The Cisco CallManager installation failed to stop service(s)')[0]?.named).toEqual({});
  });
});

describe('a text that is no message', () => {
  it.each(Object.entries(STRANGE_TEXTS))('finds nothing: %s (MSG-04)', (_, texts) => {
    for (const text of texts) expect([text, findMessages(text)]).toEqual([text, []]);
  });

  it('finds nothing where a turn of phrase of any installer is misspelt', () => {
    const phrases = STRANGE_TEXTS['turns of phrase of any installer'] ?? [];
    expect(phrases.length).toBeGreaterThan(20);
    for (const { text } of phrases.flatMap(misspellings)) expect([text, findMessages(text)]).toEqual([text, []]);
  });

  it('never finds a message by words that many messages share, as long as no three of them stand as in a message', () => {
    expect(COMMON.length).toBeGreaterThan(20);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...COMMON), { maxLength: 25 }), (words) => {
        fc.pre(!holdsThreeOfAMessage(words));
        expect(findMessages(words.join(' '))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('never finds a message in words of no language', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        expect(findMessages(text)).toEqual([]);
      }),
    );
  });
});

describe('the order of what is found', () => {
  it('is best first, with scores and shares between 0 and 1, and the same every time', () => {
    fc.assert(
      fc.property(
        anyMessage.chain(({ text }) => withNoise(firstHalf(text))),
        (text) => {
          const found = findMessages(text);
          const scores = found.map(({ score }) => score);
          for (const score of scores) expect(score).toBeGreaterThanOrEqual(ENOUGH);
          expect(scores).toEqual([...scores].sort((one, other) => other - one));
          for (const { score, share } of found) {
            for (const part of [score, share]) {
              expect(part).toBeGreaterThan(0);
              expect(part).toBeLessThanOrEqual(1);
            }
          }
          expect(findMessages(text)).toEqual(found);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('leaves two messages open that begin alike, until the text tells them apart', () => {
    const begin = 'The installation successfully resolved the Publisher server name CM-PUB to IP address 10.0.0.1';
    expect(findMessages(begin).map(({ message }) => message.id)).toEqual([
      'publisher-address-has-no-name',
      'publisher-name-differs',
    ]);
    expect(firstOf(`${begin} and resolved the IP address back`)).toBe('publisher-name-differs');
    expect(firstOf(`${begin} but could not`)).toBe('publisher-address-has-no-name');
  });
});
