import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeMessage } from '../../../../platforms/callmanager4/messages/describe-message.ts';
import type { Ends } from '../../../../platforms/callmanager4/messages/installer-message.ts';
import { anyMessage, withNames } from './arbitrary-report.ts';

const ENDING: Readonly<Record<Ends, RegExp>> = {
  yes: /^The installation ends with it/,
  no: /^The installation does not end/,
  'your choice': /depends on the button/,
  unknown: /is in no document/,
};

describe('what a decision shows of a reported message', () => {
  it('is the message, its reason, every next step in order, and whether the installation ends', () => {
    fc.assert(
      fc.property(
        anyMessage.chain((message) => withNames(message.text).map((text) => ({ message, text }))),
        ({ message, text }) => {
          const lines = describeMessage(text);
          expect(lines).toHaveLength(message.next.length + 4);
          expect(lines[1]).toMatch(/^Message: "/);
          expect(lines[2]).toMatch(/^Reason: /);
          lines.slice(3, -1).forEach((line, index) => {
            expect(line.startsWith(`Next, ${index + 1}: `)).toBe(true);
          });
          expect(lines.at(-1)).toMatch(ENDING[message.ends]);
          expect(lines.at(-1)).toContain(message.source.join(', '));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('says of every message that it is known for 4.2(1) only, so that an upgrade takes it as a hint (MSG-15)', () => {
    expect(describeMessage('Error opening MSI package.')[0]).toMatch(/4\.2\(1\); for another release a hint/);
  });

  it('is nothing where no message fits (MSG-04)', () => {
    expect(describeMessage('')).toEqual([]);
    expect(describeMessage('the coffee machine is broken')).toEqual([]);
  });

  it('is two messages where the text leaves it open, and never more', () => {
    const lines = describeMessage(
      'The installation successfully resolved the Publisher server name X1 to IP address Y1',
    );
    expect(lines[0]).toContain('two messages');
    expect(lines.filter((line) => line.startsWith('Message: '))).toHaveLength(2);
  });

  it('is one message where the text has it whole, though another one begins alike', () => {
    const lines = describeMessage('An unexpected error occurred.');
    expect(lines.filter((line) => line.startsWith('Message: '))).toEqual(['Message: "An unexpected error occurred."']);
  });
});
