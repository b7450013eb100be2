import { describe, expect, it } from 'vitest';
import { problemsOf, smallContent, type JsonObject } from '../cluster-content.ts';

/** What is said of a file that has all devices move first, when its servers are changed like this. */
function saidOf(change: (servers: JsonObject[]) => JsonObject[]): readonly string[] {
  const content = smallContent();
  return problemsOf({ ...content, devicesMoveFirst: true, servers: change(content.servers) });
}

const named = (name: string, more: JsonObject) => (servers: JsonObject[]) =>
  servers.map((server) => (server['name'] === name ? { ...server, ...more } : server));

describe('devicesMoveFirst (WIN-14)', () => {
  it('is taken where every primary has a secondary that is upgraded before it', () => {
    expect(saidOf((servers) => servers)).toEqual([]);
  });

  it.each<[string, (servers: JsonObject[]) => JsonObject[], string]>([
    [
      'a primary has no backup',
      (servers) => servers.map(({ backup: _, ...server }) => server),
      'no place for the devices of CM-SUB',
    ],
    ['there is no primary', (servers) => servers.slice(0, 2), 'there is no primary'],
    [
      'the publisher has devices',
      named('CM-PUB', { roles: ['publisher', 'primary'], services: ['Cisco CallManager'], backup: 'CM-SEC' }),
      'devices are on the publisher',
    ],
  ])('is refused where %s: nobody could do in the night what it asks for', (_what, change, told) => {
    expect(saidOf(change).filter((line) => line.startsWith('devicesMoveFirst'))).toEqual([
      expect.stringContaining(told),
    ]);
  });
});
