import { describe, expect, it } from 'vitest';
import { ROLE_NAMES } from '../../../../../platforms/callmanager4/roles.ts';
import type { Role } from '../../../../../platforms/callmanager4/types/cluster.ts';
import { problemsOf, smallContent, type JsonObject } from '../cluster-content.ts';

/** What is said of a server with these fields, which takes the publisher's or the primary's place in a small cluster. */
function saidOf(server: JsonObject): readonly string[] {
  const content = smallContent();
  const roles = server['roles'] as Role[];
  const index = roles.includes('publisher') ? 0 : 2;
  content.servers[index] = { name: 'CM-X', address: '10.9.9.9', model: 'MCS-7845', ...server };
  return problemsOf(content).map((problem) => problem.replace(`servers[${index}].`, ''));
}

/** Fields that a server of these roles must have, so that only the roles can be wrong. */
function fitting(roles: readonly Role[]): JsonObject {
  const calls = roles.includes('primary') || roles.includes('secondary');
  return {
    roles: [...roles],
    services: calls ? ['Cisco CallManager'] : [],
    applications: roles.includes('application') ? ['Cisco Emergency Responder'] : [],
  };
}

describe('the roles of one server', () => {
  const combinations = Array.from({ length: 2 ** ROLE_NAMES.length - 1 }, (_, bits) =>
    ROLE_NAMES.filter((_role, index) => ((bits + 1) >> index) % 2 === 1),
  );
  const ALLOWED = [
    ['publisher'],
    ['tftp'],
    ['service'],
    ['secondary'],
    ['primary'],
    ['application'],
    ['publisher', 'tftp'],
    ['publisher', 'secondary'],
    ['publisher', 'primary'],
    ['publisher', 'tftp', 'secondary'],
    ['publisher', 'tftp', 'primary'],
  ].map((roles) => roles.join());

  it.each(combinations.map((roles) => [roles.join(), roles] as const))('%s', (name, roles) => {
    const said = saidOf(fitting(roles)).filter((problem) => problem.startsWith('roles: '));
    if (ALLOWED.includes(name)) expect(said).toEqual([]);
    else expect(said[0]).toMatch(/^roles: has both \w+ and \w+; /);
  });

  it('never stand there twice', () => {
    expect(saidOf({ ...fitting(['primary']), roles: ['primary', 'primary'] })).toEqual([
      'roles: has primary twice; write it once',
    ]);
  });
});

describe('what a server runs fits its roles', () => {
  const CALLS = ['Cisco RIS Data Collector', 'cisco callmanager'];

  it.each<[string, JsonObject, readonly string[]]>([
    [
      'never Cisco CallManager on a service-only server (ORD-12)',
      { roles: ['service'], services: CALLS },
      [
        'services[1]: "Cisco CallManager" must not run on a service-only server (ORD-12); make the server a secondary or primary, or take it away',
      ],
    ],
    [
      'never a primary without Cisco CallManager',
      { roles: ['primary'], services: ['Cisco TFTP'] },
      ['services: lacks Cisco CallManager, which a primary runs; add it'],
    ],
    [
      'never a secondary without Cisco CallManager',
      { roles: ['secondary'] },
      ['services: lacks Cisco CallManager, which a secondary runs; add it'],
    ],
    [
      'never Cisco CallManager on the publisher without a role that says so (ORD-06)',
      { roles: ['publisher'], services: CALLS },
      [
        'services[1]: "Cisco CallManager" runs on the publisher; add the role primary or secondary to it (ORD-06), or take it away',
      ],
    ],
    [
      'never Cisco CallManager on a separate TFTP server',
      { roles: ['tftp'], services: CALLS },
      [
        'services[1]: "Cisco CallManager" does not run on a server with the role tftp; give it the role primary or secondary, or take it away',
      ],
    ],
    [
      'never devices where Cisco CallManager does not run',
      { roles: ['tftp'], devices: 3 },
      ['devices: 3 devices cannot be registered here; only primaries and secondaries have devices'],
    ],
    [
      'never a backup for anything but a primary',
      { roles: ['tftp'], backup: 'CM-SEC' },
      ['backup: "CM-SEC" has no meaning here; only a primary has a backup, so take it away'],
    ],
    [
      'never itself as a backup',
      { roles: ['primary'], services: CALLS, backup: 'CM-X' },
      ['backup: "CM-X" is not a secondary; choose from CM-SEC'],
    ],
    [
      'never an application server without an application',
      { roles: ['application'] },
      ['applications: names no application; write what runs on this server'],
    ],
    [
      'never applications on another server',
      { roles: ['service'], applications: ['Cisco Emergency Responder'] },
      [
        'applications: belongs to servers with the role application; describe other programs under software',
        'applications[0]: "Cisco Emergency Responder" is Cisco Emergency Responder, which never shares a server with CallManager; it needs a server of its own',
      ],
    ],
    ['a primary, whatever the letters of its service', { roles: ['primary'], services: CALLS, devices: 5 }, []],
  ])('%s', (_, server, said) => {
    expect(saidOf(server)).toEqual(said);
  });
});
