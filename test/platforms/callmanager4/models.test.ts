import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  baseModelOf,
  connectorOf,
  mayHaveFourDrives,
  mayLoseDrive,
  recoveryOf,
  slotsToEmpty,
  sparesFor,
  startsByItself,
} from '../../../platforms/callmanager4/models.ts';

describe('a model', () => {
  it.each<[string, string | undefined]>([
    ['MCS-7835', 'MCS-7835'],
    ['MCS-7835-1000', 'MCS-7835'],
    ['MCS-7835-1266', 'MCS-7835'],
    ['MCS 7835H-2.4', 'MCS-7835'],
    ['mcs-7835i-3.0', 'MCS-7835'],
    ['customer-provided DL380', 'MCS-7835'],
    ['customer-provided IBM xSeries 342', 'MCS-7835'],
    ['xSeries-345', 'MCS-7835'],
    ['MCS-7845', 'MCS-7845'],
    ['MCS-7845H-3.0', undefined],
    ['MCS-7835H-3.4', undefined],
    ['MCS-78350', undefined],
    ['DL380 G3', undefined],
    ['PowerEdge 2650', undefined],
  ])('%s has the base model %s, by the list of S2 alone', (model, base) => {
    expect(baseModelOf(model)).toBe(base);
  });

  it.each<[string, 'yes' | 'no' | 'unknown', readonly number[], string, number]>([
    ['MCS-7815', 'no', [], 'none', 0],
    ['MCS-7820', 'no', [], 'none', 0],
    ['MCS-7822', 'no', [], 'none', 0],
    ['MCS-7825H-2.2', 'no', [], 'none', 0],
    ['IBM xSeries 330', 'no', [], 'none', 0],
    ['MCS-7830', 'yes', [0], 'F2 F1', 0],
    ['MCS-7835-1266', 'yes', [0], 'F2 F1', 0],
    ['MCS-7845I-3.0', 'yes', [0, 2], 'F2 F1', 2],
    ['xSeries 342', 'yes', [0], 'F5', 0],
    ['xSeries 345', 'yes', [0], 'none', 0],
    ['DL380', 'yes', [0], 'none', 0],
    ['MCS-7855', 'unknown', [], 'none', 0],
    ['MCS-78450', 'unknown', [], 'none', 0],
    ['PowerEdge 2650', 'unknown', [], 'none', 0],
  ])('%s: a drive may be taken out: %s, slots %j, keys %s, spares %i', (model, may, slots, keys, spares) => {
    const { key, then } = recoveryOf(model) ?? {};
    const told = [key, then].filter((one) => one !== undefined).join(' ') || 'none';
    expect([mayLoseDrive(model), slotsToEmpty(model), told, sparesFor(model)]).toEqual([may, slots, keys, spares]);
  });

  it('is never given a slot, a key or a connector when nobody has described it, whatever it is called', () => {
    fc.assert(
      fc.property(fc.string(), (model) => {
        if (mayLoseDrive(model) === 'unknown')
          expect([slotsToEmpty(model), recoveryOf(model), connectorOf(model)]).toEqual([[], undefined, undefined]);
      }),
    );
  });

  it.each([
    ['MCS-7835H-2.4', true],
    ['MCS-7845H-2.4', true],
    ['MCS-7845H-3.0', true],
    ['MCS-7835H-2.2', false],
    ['MCS-7835I-2.4', false],
    ['MCS-7835', false],
    ['MCS-7825H-2.4', false],
    ['xSeries 342', false],
  ])('%s goes on by itself: %s', (model, isSo) => {
    expect(startsByItself(model)).toBe(isSo);
  });

  it('may have four drives unless it is known to have fewer', () => {
    expect(['MCS-7825H-2.2', 'MCS-7835', 'MCS-7845', 'PowerEdge 2650'].map(mayHaveFourDrives)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
