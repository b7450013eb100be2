import fc from 'fast-check';
import { INSTALLER_MESSAGES } from '../../../../platforms/callmanager4/messages/installer-messages.ts';

const PLACE = /\[[a-z]+\]|<[a-z][a-z ]*>/gi;

/** Any row of the table. */
export const anyMessage = fc.constantFrom(...INSTALLER_MESSAGES);

/** Names as machines, people and services have them. */
const anyName = fc.oneof(
  fc.constantFrom('CM-PUB', 'Administrator', 'C:\\Program Files\\Common Files\\Cisco\\Logs\\CCMInstUI.log', '10.1.2.3'),
  fc.constantFrom('Cisco Tftp, Cisco CTIManager', 'NetIQ mc', '1.4.2_05', '2000.4.2sr2', 'Zürich-Süd', 'ccm.exe'),
  fc.stringMatching(/^[A-Z][A-Z0-9-]{1,14}$/),
);

/** A text with names in its places, each drawn anew. */
export const withNames = (text: string): fc.Arbitrary<string> => {
  const count = text.match(PLACE)?.length ?? 0;
  return fc.array(anyName, { minLength: count, maxLength: count }).map((names) => {
    let next = 0;
    return text.replace(PLACE, () => names[next++]!);
  });
};

/** Words that people write around a message, and words of no language at all. */
const anyNoise = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'hello',
        'Ben',
        'here',
        'it',
        'says',
        'now:',
        'what',
        'shall',
        'I',
        'do?',
        'screen',
        'is',
        'blue',
      ),
      fc.stringMatching(/^[a-z]{3,9}[.,!]?$/),
    ),
    { maxLength: 20 },
  )
  .map((words) => words.join(' '));

/** A text with words before and after it. */
export const withNoise = (text: string): fc.Arbitrary<string> =>
  fc.tuple(anyNoise, anyNoise).map(([before, after]) => `${before}\n${text}\n${after}`);

/** A text whose spaces are line ends, tabs and runs of spaces, and whose stops are gone or doubled. */
export const typedOff = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(fc.constantFrom(' ', '  ', '\n', '\r\n', '\t'), { minLength: 7, maxLength: 7 }),
      fc.constantFrom('', '..'),
    )
    .map(([gaps, stop]) => {
      let next = 0;
      return text.replace(/[.,]/g, stop).replace(/ /g, () => gaps[next++ % gaps.length]!);
    });
