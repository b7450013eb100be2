import type { Person } from '../../../../plan/types/cluster.ts';
import type { SiteInForce } from '../../../../plan/types/site-rules.ts';
import type { SecretReference } from '../../../../plan/types/endpoint.ts';
import { secretSchema } from '../../../../config/schema/secret.ts';
import { hostName } from '../../../../config/site-file/schema/host.ts';
import { clusterFileSchema, personSchema, type ClusterFile } from '../cluster-file.ts';
import { hostOfSite, personOfSite } from '../of-site.ts';
import { valueAt, type FileProblem, type Path } from '../../../../config/problem.ts';
import { entriesOf, isRecord, readable, readableFields, type Readable } from '../../../../config/readable.ts';

export type ServerView = Readable<ClusterFile['servers'][number]>;

export type PersonView = Readable<Person>;

/** A cluster file as rules see it: all that can be read of it, so that one mistyped field does not hide other problems. */
export interface FileView {
  /** Whether the file says that its servers are a lab's. */
  readonly isRehearsal: boolean;
  /** Release to reach. */
  readonly to: string | undefined;
  readonly servers: readonly ServerView[];
  /** With a site those of its people whom the file names; all where it names none. */
  readonly people: readonly PersonView[];
  /** Undefined: there is no site file. */
  readonly siteFile: SiteInForce | undefined;
  /** The site that the file names. */
  readonly site: string | undefined;
  readonly order: ClusterFile['order'];
  readonly devicesMoveFirst: boolean;
  readonly window: ClusterFile['window'];
  readonly discLabels: ClusterFile['discLabels'];
  readonly durations: ClusterFile['durations'];
  readonly h323: ClusterFile['h323'];
  readonly parameters: ClusterFile['parameters'];
  readonly worksheet: ClusterFile['worksheet'];
  /** Whether the file speaks of a station, rightly described or not. */
  readonly hasStation: boolean;
  /** Every SSH server that is described as a group, rightly or not, and every host of the site that is named. */
  readonly endpoints: readonly EndpointView[];
  /** Where each SSH server and each person is written down, and by which name; undefined where it is no name. */
  readonly written: { readonly hosts: readonly Written[]; readonly people: readonly Written[] | undefined };
  /** Where the file says that secrets lie which are not those of an SSH server. */
  readonly secrets: readonly { readonly path: Path; readonly reference: SecretReference }[];
}

export interface Written {
  readonly path: Path;
  readonly name: string | undefined;
}

export interface EndpointView {
  readonly path: Path;
  /** Undefined where it cannot be read. */
  readonly host: string | undefined;
  readonly hasSecret: boolean;
}

/** A rule about several fields at once. */
export interface Rule {
  /** What the documentation says of it. */
  readonly sentence: string;
  readonly check: (view: FileView) => readonly FileProblem[];
}

const SHAPE = clusterFileSchema.shape;

/** Reads of some content whatever has the right shape. */
export function viewOf(content: unknown, siteFile?: SiteInForce): FileView {
  const fields = isRecord(content) ? content : {};
  const written = { hosts: hostsIn(fields), people: peopleIn(fields) };
  return {
    isRehearsal: fields['rehearsal'] === true,
    to: readable(SHAPE.to, fields['to']),
    servers: entriesOf(fields['servers']).map((entry) => readableFields(SHAPE.servers.element, entry)),
    people: peopleOf(fields, siteFile),
    siteFile,
    site: readable(SHAPE.site, fields['site']),
    order: readable(SHAPE.order, fields['order']),
    devicesMoveFirst: fields['devicesMoveFirst'] === true,
    window: readable(SHAPE.window, fields['window']),
    discLabels: readable(SHAPE.discLabels, fields['discLabels']),
    durations: readable(SHAPE.durations, fields['durations']),
    h323: readable(SHAPE.h323, fields['h323']),
    parameters: readable(SHAPE.parameters, fields['parameters']) ?? [],
    worksheet: readable(SHAPE.worksheet, fields['worksheet']),
    hasStation: fields['station'] !== undefined && fields['station'] !== null,
    endpoints: written.hosts.flatMap((host) => endpointAt(fields, host, siteFile)),
    written,
    secrets: secretsIn(fields),
  };
}

/** Every place where the file has an SSH server of its own, or names one of the site. */
function hostsIn(fields: Record<string, unknown>): readonly Written[] {
  const direct = entriesOf(fields['servers']).map((_, index): Path => ['servers', index, 'transport', 'direct']);
  return [['station'], ...direct].flatMap((path): readonly Written[] => {
    const value = valueAt(fields, path);
    const name = readable(hostName, value);
    return name !== undefined || isRecord(value) ? [{ path, name }] : [];
  });
}

function endpointAt(
  fields: Record<string, unknown>,
  { path, name }: Written,
  site: SiteInForce | undefined,
): readonly EndpointView[] {
  const endpoint = name === undefined ? valueAt(fields, path) : hostOfSite(name, site);
  if (!isRecord(endpoint)) return [];
  const host = typeof endpoint['host'] === 'string' ? endpoint['host'] : undefined;
  const [hasKey, hasPassword] = ['key', 'password'].map((secret) => secret in endpoint);
  return [{ path, host, hasSecret: hasKey || hasPassword || name !== undefined }];
}

function peopleIn(fields: Record<string, unknown>): readonly Written[] | undefined {
  if (fields['people'] === undefined) return undefined;
  return entriesOf(fields['people']).map((entry, index) => ({
    path: ['people', index],
    name: typeof entry === 'string' ? entry : undefined,
  }));
}

/** What the file itself says of people, and of those whom it only names, what the site says. */
function peopleOf(fields: Record<string, unknown>, site: SiteInForce | undefined): readonly PersonView[] {
  if (site && fields['people'] === undefined) return site.people;
  return entriesOf(fields['people']).map((entry) =>
    typeof entry === 'string' ? (personOfSite(entry, site) ?? {}) : readableFields(personSchema, entry),
  );
}

function secretsIn(fields: Record<string, unknown>): FileView['secrets'] {
  const own = isRecord(fields['secrets']) ? Object.keys(fields['secrets']).map((name): Path => ['secrets', name]) : [];
  const ofServers = entriesOf(fields['servers']).map((_, index): Path => ['servers', index, 'administratorPassword']);
  return [...own, ...ofServers].flatMap((path) => {
    const reference = readable(secretSchema, valueAt(fields, path));
    return reference === undefined ? [] : [{ path, reference: reference as SecretReference }];
  });
}
