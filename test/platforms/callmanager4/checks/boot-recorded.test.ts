import { known, unknown } from '../../../../plan/fact.ts';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../../platforms/callmanager4/types/observation.ts';
import { sampleServer } from '../sample-cluster.ts';
import { sampleObservation } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';

const server = sampleServer('CM1', ['primary']);
const DENIED = unknown('access denied');
const onlyBootTime = { systemLog: DENIED, uptimeSeconds: DENIED };

/** A look that is told from others by the second of its boot. */
const bootedAt = (second: number, given: Partial<Observation> = {}): Observation =>
  sampleObservation(server, { bootTime: known(bootTimeOf(second)), uptimeSeconds: known(1_000 - second), ...given });

const bootTimeOf = (second: number): string => new Date(Date.UTC(2005, 2, 12, 22) + second * 1000).toISOString();
const BOOTED_LATER = bootTimeOf(150);

describe('writing down the boot', () => {
  it('remembers what the newest look tells of it, and nothing else', () => {
    const verdict = judgeLooks('boot-recorded', [server], [bootedAt(0), bootedAt(150)]);
    const { at, bootTime, clock, uptimeSeconds, systemLog, machineSid } = bootedAt(150);
    expect(verdict).toMatchObject({ verdict: 'good', seen: `CM1: up since ${BOOTED_LATER}` });
    expect(verdict.remember).toEqual({ boot: { at, bootTime, clock, uptimeSeconds, systemLog, machineSid } });
  });

  it('tells what will be missing from the proof', () => {
    const verdict = judgeLooks('boot-recorded', [server], [bootedAt(0, onlyBootTime)]);
    expect(verdict.seen).toContain('its uptime could not be read: access denied; its event log could not be read');
  });

  it('remembers nothing where nothing tells one boot from another', () => {
    const verdict = judgeLooks('boot-recorded', [server], [bootedAt(0, { ...onlyBootTime, bootTime: DENIED })]);
    expect(verdict).toMatchObject({ verdict: 'unknown' });
    expect(verdict.remember).toBeUndefined();
  });
});
