import fc from 'fast-check';
import { ClusterFileError } from '../../../../config/problem.ts';
import { readClusterContent } from '../../../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { INTERFERING_CLASSES } from '../../../../platforms/callmanager4/cluster-file/schema/server.ts';
import { DURATION_NAMES } from '../../../../platforms/callmanager4/durations.ts';

/** Any JSON, as a YAML file or a workflow's input holds it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

const HOST_KEY = `SHA256:${'Ab3+/'.repeat(8)}xyz`;

/** The smallest good cluster file, new for each caller. */
export function smallContent(): JsonObject & { servers: JsonObject[]; people: JsonObject[]; station: JsonObject } {
  return {
    cluster: 'berlin',
    from: '4.0(2a)',
    to: '4.1(2)',
    station: { host: 'station', user: 'ops', key: { file: '/keys/station' }, hostKey: HOST_KEY },
    servers: [
      { name: 'CM-PUB', address: '10.1.1.10', roles: ['publisher'], model: 'MCS-7845' },
      {
        name: 'CM-SEC',
        address: '10.1.1.11',
        roles: ['secondary'],
        model: 'MCS-7845',
        services: ['Cisco CallManager'],
      },
      {
        name: 'CM-SUB',
        address: '10.1.1.12',
        roles: ['primary'],
        model: 'MCS-7845',
        services: ['Cisco CallManager'],
        backup: 'CM-SEC',
        devices: 900,
      },
    ],
    people: [{ name: 'Kim', roles: ['engineer', 'approver'] }],
  };
}

/** Text of one line as people write it, with words that YAML would read as something else than text. */
const text = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
    fc.constantFrom(
      'yes',
      'null',
      '~',
      '1e3',
      '007',
      '# no comment',
      'a: b',
      '- a',
      '*a',
      '&a',
      '!a',
      '2005-03-12',
      "'",
    ),
  )
  .filter((value) => value === value.trim() && !/[\p{Cc}"]/u.test(value) && value.length <= 120);

const optional = <T extends Json>(name: string, value: fc.Arbitrary<T>): fc.Arbitrary<JsonObject> =>
  fc.oneof(
    fc.constant({}),
    value.map((given) => ({ [name]: given })),
  );

const merged = (...parts: fc.Arbitrary<JsonObject>[]): fc.Arbitrary<JsonObject> =>
  fc.tuple(...parts).map((given) => Object.assign({}, ...given) as JsonObject);

const secret = fc.oneof(
  fc.constantFrom('/keys/a', 'keys/b.pem', 'C:\\keys\\c').map((file): JsonObject => ({ file })),
  fc.constantFrom('A', 'CCM_PASSWORD', '_x9').map((env): JsonObject => ({ env })),
);

const base64 = fc.constantFrom(...'ABCXYZabcxyz0189+/');

const endpoint = merged(
  fc.record({
    host: fc.constantFrom('station', '10.0.0.1', 'a.example.net', '::1'),
    user: fc.constantFrom('ops', 'EXAMPLE\\ops', 'Administrator'),
    hostKey: fc.string({ unit: base64, minLength: 43, maxLength: 43 }).map((digest) => `SHA256:${digest}`),
  }),
  optional('port', fc.integer({ min: 1, max: 65535 })),
  fc.oneof(
    secret.map((key): JsonObject => ({ key })),
    fc.tuple(secret, secret).map(([key, password]): JsonObject => ({ key, password })),
    secret.map((password): JsonObject => ({ password })),
  ),
  optional('algorithms', fc.array(fc.constantFrom('ssh-rsa', 'aes128-cbc', 'hmac-sha1'), { maxLength: 2 })),
);

const software = fc.array(
  fc.record({
    name: text,
    class: fc.constantFrom(...INTERFERING_CLASSES),
    services: fc.array(text, { minLength: 1, maxLength: 2 }),
  }),
  { maxLength: 2 },
);

const worksheet = merged(
  optional('workgroup', fc.constantFrom('WRKGRP', 'A-1', 'sixteen_minus_1')),
  optional('userName', text),
  optional('organization', text),
  optional('productKey', fc.constantFrom('ABCD EFGH IJKL MNOP', 'abcd', 'QWER TZUI')),
);

const secrets = merged(
  ...['administratorPassword', 'saPassword', 'directoryManagerPassword', 'privatePasswordPhrase'].map((name) =>
    optional(name, secret),
  ),
);

const everyServer = merged(
  fc.record({ model: text }),
  optional('software', software),
  optional('coresident', fc.boolean()),
  optional('worksheet', merged(optional('workgroup', fc.constant('OTHER')), optional('userName', text))),
  optional('administratorPassword', secret),
  optional(
    'transport',
    fc.oneof(
      fc.constant<Json>('station'),
      endpoint.map((direct): Json => ({ direct })),
    ),
  ),
);

/** What the roles of a server demand beside the fields that every server may have. */
const ofRole: Readonly<Record<string, fc.Arbitrary<JsonObject>>> = {
  publisher: fc
    .constantFrom<Json[]>(['publisher'], ['publisher', 'tftp'])
    .chain((roles) => merged(fc.constant({ roles }), optional('services', fc.constant(['Cisco CDR Insert'])))),
  layoutA: fc
    .constantFrom<Json[]>(['publisher', 'primary'], ['secondary', 'tftp', 'publisher'])
    .map((roles): JsonObject => ({ roles, services: ['Cisco CallManager', 'Cisco TFTP'], devices: 7 })),
  tftp: fc.constant({ roles: ['tftp'], services: ['Cisco TFTP'] }),
  service: fc.constant({ roles: ['service'] }),
  secondary: fc.constant({ roles: ['secondary'], services: ['Cisco RIS Data Collector', 'cisco callmanager'] }),
  primary: merged(
    fc.constant({ roles: ['primary'], services: ['Cisco CallManager'] }),
    optional('devices', fc.nat(9000)),
    optional('backup', fc.constant('SEC')),
  ),
  application: text.map((name): JsonObject => ({ roles: ['application'], applications: [name], coresident: false })),
};

const servers = fc
  .tuple(
    fc.constantFrom('publisher', 'layoutA'),
    fc.array(fc.constantFrom('tftp', 'service', 'secondary', 'primary', 'application'), { maxLength: 6 }),
  )
  // Always one secondary of a known name, so that every primary may name its backup.
  .chain(([publisher, others]) =>
    fc.tuple(
      ...[publisher, 'secondary', ...others].map((kind, index) =>
        merged(
          fc.constant({ name: index === 1 ? 'SEC' : `CM-${kind.slice(0, 9)}${index}`, address: `10.0.0.${index + 1}` }),
          everyServer,
          ofRole[kind] ?? fc.constant({}),
        ),
      ),
    ),
  );

const durations = fc
  .subarray([...DURATION_NAMES].filter((name) => !name.startsWith('install')))
  .map((names) => Object.fromEntries(names.map((name, index) => [name, `${index + 1}m`])));

const people = fc
  .array(fc.constantFrom<Json[]>(['engineer'], ['approver'], ['engineer', 'approver']), { maxLength: 3 })
  .map((others) => [['approver', 'engineer'], ...others].map((roles, index) => ({ name: `Person ${index}`, roles })));

/** Any good cluster file, as its content. */
export const goodContent: fc.Arbitrary<JsonObject> = merged(
  fc.record({
    cluster: fc.constantFrom('berlin', '1', 'A_b.c-9'),
    from: fc.constantFrom('3.2(3)', '3.3(5)es28', '4.0(2a)', '4.0(2a)sr2b'),
    to: fc.constantFrom('4.1(2)', '4.2(1)', '4.1(3)sr1'),
    station: endpoint,
    servers,
    people,
  }),
  optional('site', fc.constantFrom('bln', '9-a')),
  optional('discLabels', fc.constant({ disc1: 'CCM_412_1', disc2: 'CCM_412_2' })),
  optional('window', fc.constant({ from: '2005-03-12T22:00:00+01:00', to: '2005-03-12T21:00:01Z' })),
  optional('durations', durations),
  optional('worksheet', worksheet),
  optional('secrets', secrets),
);

/** The problems of some content, by their lines; empty for good content. */
export function problemsOf(content: unknown): readonly string[] {
  try {
    readClusterContent(content, '');
    return [];
  } catch (error) {
    if (error instanceof ClusterFileError) return error.problems;
    throw error;
  }
}

/** Paths of every group of fields in some content, the content itself first. */
export function groupsOf(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [...own, ...entries.flatMap(([key, child]) => groupsOf(child, [...path, key]))];
}
