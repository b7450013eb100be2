import { describe, expect, it } from 'vitest';
import { makePlan } from '../../../../platforms/callmanager4/make-plan.ts';
import { known } from '../../../../plan/fact.ts';
import type { Observation } from '../../../../platforms/callmanager4/types/observation.ts';
import { sampleCluster, sampleServer } from '../sample-cluster.ts';
import { sampleObservation, sampleService } from '../sample-observation.ts';

describe('the server that hands out device loads (ORD-10)', () => {
  const noTftp = sampleCluster([sampleServer('PUB', ['publisher', 'primary']), sampleServer('SUB', ['secondary'])]);
  const told = (looks: readonly Observation[] | null): readonly string[] =>
    makePlan(noTftp, 'upgrade', looks)
      .problems.filter(({ source }) => source.includes('ORD-10'))
      .map(({ severity }) => severity);

  it('is somebody, or the plan is refused; offline it is a warning, since nobody has looked', () => {
    const looks = noTftp.servers.map((server) => sampleObservation(server));
    expect(told(null)).toEqual(['warn']);
    expect(told(looks)).toEqual(['refuse']);
    const serving = looks.map((look) =>
      look.server === 'PUB' && look.services.known
        ? { ...look, services: known([...look.services.value, sampleService('Cisco TFTP')]) }
        : look,
    );
    expect(told(serving)).toEqual([]);
  });
});
