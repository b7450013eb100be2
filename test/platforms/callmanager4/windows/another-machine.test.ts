import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../../../plan/fact.ts';
import { lookAtServer } from '../../../../platforms/callmanager4/windows/look-at-server.ts';
import type { ProbeReading } from '../../../../platforms/callmanager4/windows/parse-probe.ts';
import { CHECKS } from '../../../../platforms/callmanager4/procedures/definitions.ts';
import { NOT_READ } from '../../../../platforms/callmanager4/windows/read-name-files.ts';
import { judgeLooks } from '../checks/judging.ts';
import { sampleServer } from '../sample-cluster.ts';
import { sampleObservation } from '../sample-observation.ts';

const AT = '2026-11-21T22:00:00.000Z';
const PUB = sampleServer('PUB', ['publisher']);
const SUB = sampleServer('SUB', ['primary']);

/** A look at one server that is answered by a machine of some name, all of whose facts are good ones. */
const answeredBy = (name: ReturnType<typeof known<string>> | ReturnType<typeof unknown>) => {
  const { server: _server, at: _at, reachable: _reachable, ...facts } = sampleObservation(SUB);
  const reading: ProbeReading = { kind: 'facts', facts: { ...facts, computerName: name } };
  return lookAtServer({ server: PUB }, AT, {
    probe: () => Promise.resolve(known(reading)),
    ping: () => Promise.resolve('answers'),
    nameFiles: () => Promise.resolve(NOT_READ),
  });
};

/** They ask for the name itself. */
const BY_NAME = ['computer-name-is', 'own-names'];

const given = {
  services: ['Cisco CallManager'],
  label: 'CCM_1',
  release: '4.1(2)',
  subscribers: ['PUB'],
  megabytes: 1000,
  suffixes: ['example.com'],
  level: '4.0',
  nodes: [{ name: 'PUB', address: '10.1.1.1' }],
};

describe('an answer of another machine', () => {
  it('tells nothing but its name, whatever it tells', async () => {
    const { server, at, reachable, computerName, ...facts } = await answeredBy(known('SUB'));
    expect({ server, at, reachable, computerName }).toEqual({
      ...{ server: 'PUB', at: AT },
      ...{ reachable: known(true), computerName: known('SUB') },
    });
    for (const fact of Object.values(facts))
      expect(fact).toEqual(unknown('the answer is that of another machine, which calls itself SUB'));
  });

  it('is one of nobody where the machine does not say its name', async () => {
    const { reachable, services } = await answeredBy(unknown('computer.name: was not printed'));
    expect(reachable).toEqual(services);
    expect(services).toEqual(unknown('whose answer it is cannot be told: computer.name: was not printed'));
  });

  it('is the right one whatever the case of its name', async () => {
    expect((await answeredBy(known('pub'))).services.known).toBe(true);
  });

  it.each([...CHECKS.keys()].filter((name) => !BY_NAME.includes(name)))(
    'is unknown to %s: neither good nor bad by what another machine says',
    async (name) => {
      for (const look of [await answeredBy(known('SUB')), await answeredBy(unknown('not printed'))]) {
        expect(judgeLooks(name, [PUB], [look], given).verdict).toBe('unknown');
      }
    },
  );
});
