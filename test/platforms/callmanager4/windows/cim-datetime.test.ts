import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCimDatetime } from '../../../../platforms/callmanager4/windows/cim-datetime.ts';

describe('a CIM date and time', () => {
  it('names the same instant in every zone', () => {
    const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2089-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.integer({ min: -720, max: 840 }), (instant, offset) => {
        const local = new Date(instant.getTime() + offset * 60_000);
        const digits = local.toISOString().replace(/[-:TZ.]/g, '');
        const sign = offset < 0 ? '-' : '+';
        const text = `${digits.slice(0, 14)}.${digits.slice(14)}000${sign}${String(Math.abs(offset)).padStart(3, '0')}`;
        expect(readCimDatetime(text)).toEqual({ known: true, value: instant.toISOString() });
      }),
    );
  });

  it.each([
    ['20261121220501.000000+060', '2026-11-21T21:05:01.000Z'],
    ['20261121220501.500000-300', '2026-11-22T03:05:01.500Z'],
    ['20240229000000.000000+000', '2024-02-29T00:00:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(readCimDatetime(text)).toEqual({ known: true, value: instant });
  });

  it.each([
    '',
    '20261121220501.000000',
    '20261121220501.000000+***',
    '20261121220501.000000+60',
    '21.11.2026 22:05:01',
  ])('"%s" has no offset: unknown', (text) => {
    expect(readCimDatetime(text).known).toBe(false);
  });

  it.each([
    '20260431000000.000000+000',
    '20261301000000.000000+000',
    '20260229000000.000000+000',
    '20260101240000.000000+000',
    '20260101006100.000000+000',
  ])('%s does not exist: unknown', (text) => {
    expect(readCimDatetime(text).known).toBe(false);
  });
});
