import { expect, it } from 'vitest';
import { whyNoBeginning } from '../../plan/site-calendar.ts';

const at = (hour: string): Date => new Date(`2005-03-12T${hour}:00Z`);
const window = { from: '2005-03-12T22:00:00+01:00', to: '2005-03-12T23:00:00+01:00' };
const later = { from: '2005-03-13T22:00:00+01:00', to: '2005-03-13T23:00:00+01:00' };
const freeze = { from: '2005-03-12T20:30:00Z', to: '2005-03-12T21:30:00Z', reason: 'end of the quarter' };

it.each([
  ['without windows and freezes', [], [], '10:00', null],
  ['in a window, by its own offset', [window], [], '21:00', null],
  ['at the end of a window', [window, later], [], '22:00', /the next opens at 2005-03-13/],
  ['before a window', [window], [], '20:59', /the next opens at 2005-03-12T22/],
  ['after the last window', [window], [], '23:00', /none left/],
  ['in a freeze', [], [freeze], '21:00', /until 2005-03-12T21:30.*end of the quarter/],
  ['in a freeze within a window', [window], [freeze], '21:00', /end of the quarter/],
  ['at the end of a freeze', [], [freeze], '21:30', null],
])('%s a server may be begun, or the reason says when', (_, windows, freezes, hour, why) => {
  const said = whyNoBeginning({ windows, freezes }, at(hour));
  if (why === null) expect(said).toBeNull();
  else expect(said).toMatch(why);
});
