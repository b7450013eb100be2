import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../../../platforms/callmanager4/procedures/definitions.ts';
import { known, unknown } from '../../../../plan/fact.ts';
import { emptyMemory } from '../../../../platforms/callmanager4/types/server-memory.ts';
import { sampleServer } from '../sample-cluster.ts';
import { blindObservation, sampleObservation } from '../sample-observation.ts';
import { BY_CLOCK_OR_FILE, judgeLooks } from './judging.ts';

const server = sampleServer('CM1', ['primary']);
const names = [...CHECKS.keys()];

/** Checks that need no look to be good: there is nothing in question. */
const given = {
  services: ['Cisco CallManager'],
  label: 'CCM_1',
  release: '4.1(2)',
  subscribers: ['CM1'],
  megabytes: 1000,
  suffixes: ['example.com'],
  level: '4.0',
  nodes: [{ name: 'CM1', address: '10.1.1.1' }],
};

/** Whether it answers is all that it asks: an answer that tells nothing is one, and so is certain silence. */
const BY_ITS_ANSWER_ALONE = ['server-gone'];

const readsFacts = (name: string): boolean => !BY_ITS_ANSWER_ALONE.includes(name);

describe('every check', () => {
  it.each(names.filter(readsFacts))('%s is unknown, never good and never bad, when nothing could be read', (name) => {
    const verdict = judgeLooks(name, [server], [blindObservation(server)], given);
    expect(verdict.verdict).toBe('unknown');
    expect(verdict.expected).not.toBe('');
    expect(verdict.remember).toBeUndefined();
  });

  it.each(names)('%s is unknown when nobody looked', (name) => {
    expect(judgeLooks(name, [server], [], given).verdict).toBe('unknown');
  });

  it.each(names)('%s is unknown when no server is named', (name) => {
    expect(judgeLooks(name, [], [], { ...given, subscribers: [] }).verdict).toBe('unknown');
  });

  it.each(names.filter((name) => name !== 'subscriptions-good').filter(readsFacts))(
    '%s is unknown when the server does not answer, and when the way to it failed',
    (name) => {
      for (const reachable of [known(false), unknown('the station does not answer')]) {
        const look = sampleObservation(server, { reachable });
        expect(judgeLooks(name, [server], [look], given).verdict).toBe('unknown');
      }
    },
  );

  it.each(names.filter((name) => !BY_CLOCK_OR_FILE.includes(name)))(
    '%s names the reason of what it does not know',
    (name) => {
      const look = blindObservation(server, { reachable: unknown('no route to host') });
      const verdict = judgeLooks(
        name,
        [server],
        [look],
        given,
        { ...emptyMemory, boot: sampleObservation(server), database: 'CCM0300', parameters: [] },
        {
          subscriptions: unknown('no route to host'),
          databases: unknown('no route to host'),
          parameters: unknown('no route to host'),
        },
      );
      expect(verdict.seen).toContain('no route to host');
    },
  );

  it.each([...CHECKS.values()].filter(({ sees }) => !sees.includes('event log')).map(({ name }) => name))(
    '%s goes without the event log, which is not read for it',
    (name) => {
      const look = sampleObservation(server);
      const verdict = judgeLooks(name, [server], [{ ...look, systemLog: unknown('not read') }], given);
      expect(verdict).toEqual(judgeLooks(name, [server], [look], given));
    },
  );

  it.each([...CHECKS.values()].filter((check) => !check.arguments({})).map(({ name }) => name))(
    '%s is unknown when it is not told what it needs',
    (name) => {
      expect(judgeLooks(name, [server], [sampleObservation(server)], {}).verdict).toBe('unknown');
    },
  );

  it('never hides a bad server behind an unknown one, and tells of both', () => {
    const other = sampleServer('CM2', ['primary']);
    const verdict = judgeLooks(
      'workgroup-member',
      [server, other],
      [blindObservation(server), sampleObservation(other, { domainRole: known('domain controller') })],
    );
    expect(verdict.verdict).toBe('bad');
    expect(verdict.seen).toContain('CM1');
    expect(verdict.seen).toContain('CM2: domain controller');
  });

  it('never throws, whatever mixture of looks it is given', () => {
    const look = fc.constantFrom(
      sampleObservation(server),
      blindObservation(server),
      sampleObservation(server, { bootTime: known('not a time') }),
      sampleObservation(server, { services: known([]), adapters: known([]), drive: known(null) }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.array(look, { maxLength: 4 }), fc.boolean(), (name, looks, isGiven) => {
        const memory = { ...emptyMemory, boot: looks[0] ?? null };
        const verdict = judgeLooks(name, [server], looks, isGiven ? given : {}, memory);
        expect(['good', 'bad', 'unknown']).toContain(verdict.verdict);
        // A run forgets these where the look before an act is lost.
        expect(CHECKS.get(name)?.renews ?? []).toEqual(
          expect.arrayContaining(Object.keys(verdict.rememberBeforeAct ?? {})),
        );
      }),
    );
  });
});
