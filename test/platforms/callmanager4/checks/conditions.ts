import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../../platforms/callmanager4/types/observation.ts';
import type { Verdict } from '../../../../plan/types/run.ts';
import { known } from '../../../../plan/fact.ts';
import type { StepArguments } from '../../../../platforms/callmanager4/types/step-arguments.ts';
import { sampleServer } from '../sample-cluster.ts';
import { sampleObservation } from '../sample-observation.ts';
import { judgeLooks } from './judging.ts';

type Case = [title: string, seen: Partial<Observation>, expected: Verdict['verdict'], told: string];

/** The CD drive with a disc of such a label; null: empty. */
export const drive = (label: string | null) => known({ letter: 'D:', label });

/** Holds a check of one server to what it says of such looks. */
export function expectOfOneServer(check: string, given: StepArguments, cases: readonly Case[]): void {
  describe('conditions of one server', () => {
    const server = sampleServer('CM-PUB', ['publisher']);
    it.each(cases)(`%s (${check})`, (_title, seen, expected, told) => {
      const verdict = judgeLooks(check, [server], [sampleObservation(server, seen)], given);
      expect([verdict.verdict, verdict.seen]).toEqual([expected, expect.stringContaining(told)]);
      expect(verdict.seen).toContain('CM-PUB');
    });
  });
}
