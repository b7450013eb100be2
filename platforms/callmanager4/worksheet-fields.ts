import { publisherOf, subscribersOf } from './order.ts';
import { productKeyOf } from './product-key.ts';
import type { Cluster, Server } from './types/cluster.ts';
import type { RequirementId } from './types/requirement.ts';
import type { WorksheetData } from './types/worksheet.ts';

/** One field of the configuration table that is no secret. */
export interface WorksheetRow {
  readonly field: string;
  /** By which the texts of rows call it, in braces. */
  readonly name: string;
  readonly source: readonly RequirementId[];
  /** Undefined where nobody has written it down. */
  readonly value: (cluster: Cluster, server: Server) => string | undefined;
  /** How it is written into the cluster file. */
  readonly write: string;
  readonly note: string;
  /** Whether an upgrade starts without it: the server got it at its installation (S1 asks for none of these). */
  readonly isOfInstallation?: true;
}

/** A server's own value, or the cluster's. */
const valueOf =
  (name: Exclude<keyof WorksheetData, 'productKey'>): WorksheetRow['value'] =>
  (cluster, server) =>
    server.worksheet?.[name] ?? cluster.worksheet?.[name];

const IN_A_WORKSHEET = 'under worksheet, of the cluster or of this server';

/** The configuration table without its secrets, in its order; what is asked first comes first, what is compared last. */
export const WORKSHEET_ROWS: readonly WorksheetRow[] = [
  {
    field: 'Dedicated or coresident',
    name: 'kind-of-server',
    source: ['PRE-08'],
    value: (_, { coresident }) =>
      coresident === undefined ? undefined : coresident ? 'coresident with CRS' : 'dedicated',
    write: 'coresident: false or true at this server',
    note: 'decides which product key is right',
    isOfInstallation: true,
  },
  {
    field: 'Workgroup',
    name: 'workgroup',
    source: ['CFG-01', 'NET-03'],
    value: valueOf('workgroup'),
    write: `workgroup: NAME ${IN_A_WORKSHEET}`,
    note: 'the server is in it before and while CallManager is installed, and in no domain',
  },
  {
    field: 'Publisher',
    name: 'publisher',
    source: ['CFG-02', 'CFG-15'],
    value: (cluster) => publisherOf(cluster)?.name,
    write: 'roles: [publisher] at one server',
    note: 'its computer name: no address, no domain, no dot',
  },
  {
    field: 'Subscribers',
    name: 'subscribers',
    source: ['CFG-03'],
    value: (cluster) =>
      subscribersOf(cluster)
        .map(({ name }) => name)
        .join(', ') || 'none: the publisher is the only server',
    write: 'every subscriber under servers',
    note: 'each by its computer name',
  },
  {
    field: 'User Name',
    name: 'user-name',
    source: ['CFG-10'],
    value: valueOf('userName'),
    write: `userName: TEXT ${IN_A_WORKSHEET}`,
    note: 'as it was given to the operating system; the installer shows it, and it is compared',
    isOfInstallation: true,
  },
  {
    field: 'Organization',
    name: 'organization',
    source: ['CFG-10'],
    value: valueOf('organization'),
    write: `organization: TEXT ${IN_A_WORKSHEET}`,
    note: 'as it was given to the operating system; the installer shows it, and it is compared',
    isOfInstallation: true,
  },
  {
    field: 'Product key',
    name: 'product-key',
    source: ['CFG-11', 'CFG-12', 'CFG-13'],
    value: productKeyOf,
    write: `productKey: LETTERS under worksheet, of this server where it is coresident (from the CRS installation documents)`,
    note: 'letters only; given to the operating system, and the installer shows it',
    isOfInstallation: true,
  },
];

/** What of the table is missing for a server (CFG-08). */
export const openRows = (cluster: Cluster, server: Server): readonly WorksheetRow[] =>
  WORKSHEET_ROWS.filter(({ value }) => value(cluster, server) === undefined);
