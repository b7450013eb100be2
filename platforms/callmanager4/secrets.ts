import type { SecretRule, TypedSecret } from '../../plan/platform/typed-secret.ts';
import { subscribersOf } from './order.ts';
import { ALPHANUMERIC, ANY_CHARACTERS, NOT_EMPTY, OF_THE_PHRASE } from './secret-rules.ts';
import type { Cluster } from './types/cluster.ts';
import type { RequirementId } from './types/requirement.ts';
import type { SecretName } from './types/worksheet.ts';

/** One of the four secrets of the configuration table (PWD-01). */
export interface SecretRow {
  readonly name: SecretName;
  readonly field: string;
  readonly source: readonly RequirementId[];
  /** How often the installer asks for it on one page (PWD-14). */
  readonly typed: 'once' | 'twice';
  /** Whether a subscriber's installer asks for it, too (PWD-05). */
  readonly onSubscribers: boolean;
  readonly rules: readonly SecretRule[];
  readonly sameness: (servers: string) => TypedSecret['sameness'];
}

/** The secrets in the order of the configuration table. */
export const SECRETS: readonly SecretRow[] = [
  {
    name: 'administratorPassword',
    field: 'Administrator password',
    source: ['CFG-04', 'PWD-03', 'PWD-11'],
    typed: 'once',
    onSubscribers: true,
    rules: [NOT_EMPTY(['PWD-10', 'CFG-08']), ALPHANUMERIC],
    sameness: (servers) => ({
      source: ['PWD-03', 'PWD-15', 'PWD-17'],
      notProved: `whether Windows on ${servers} has it is not seen from here; S2 compares once with the server and once with all of them, and both are meant`,
      provedBy:
        "log on to each as Administrator with it, and open the publisher's C$ from each subscriber by its name without being asked for a password; after a change log on anew first (PWD-12)",
    }),
  },
  {
    name: 'saPassword',
    field: 'SA password',
    source: ['CFG-05', 'PWD-04'],
    typed: 'twice',
    onSubscribers: true,
    rules: [NOT_EMPTY(['CFG-08']), ALPHANUMERIC],
    sameness: (servers) => ({
      source: ['PWD-04'],
      notProved: `one for the cluster; whether SQL Server on ${servers} has it is not seen from here`,
      provedBy: "type this one on every server: a subscriber's installer compares it with its publisher",
    }),
  },
  {
    name: 'directoryManagerPassword',
    field: 'Directory Manager password',
    source: ['CFG-06', 'PWD-05'],
    typed: 'twice',
    onSubscribers: false,
    rules: [NOT_EMPTY(['CFG-08']), ANY_CHARACTERS],
    sameness: (servers) => ({
      source: ['PWD-05'],
      notProved: `one for the cluster; whether DC Directory on ${servers} has it is not seen from here`,
      provedBy:
        "type it on the publisher only: the table wants it the same everywhere, and a subscriber's installer has no field for it",
    }),
  },
  {
    name: 'privatePasswordPhrase',
    field: 'Private Password Phrase',
    source: ['CFG-07', 'PWD-06', 'PWD-09'],
    typed: 'twice',
    onSubscribers: true,
    rules: OF_THE_PHRASE,
    sameness: (servers) => ({
      source: ['PWD-06', 'PWD-09'],
      notProved: `one for the cluster; what was entered on ${servers} cannot be read back from there`,
      provedBy:
        "type this one on every server and never a new one: a subscriber's installer compares it with its publisher",
    }),
  },
];

/** The secrets of a cluster, where each lies, and what it is held to. */
export const typedSecretsOf = (cluster: Cluster): readonly TypedSecret[] =>
  SECRETS.map(({ name, field, rules, sameness }) => ({
    secret: field,
    place: cluster.secrets?.[name] ?? null,
    ofServers: name === 'administratorPassword' ? ownPlaces(cluster) : [],
    rules,
    sameness: sameness(subscribersOf(cluster).length === 0 ? 'the publisher' : 'each server'),
  }));

const ownPlaces = ({ servers }: Cluster): TypedSecret['ofServers'] =>
  servers.flatMap(({ name, administratorPassword: place }) => (place === undefined ? [] : [{ server: name, place }]));
