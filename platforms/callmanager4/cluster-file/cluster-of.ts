import type { z } from 'zod';
import { loginOf, withoutBrackets, type endpointSchema } from '../../../config/schema/endpoint.ts';
import type { Person } from '../../../plan/types/cluster.ts';
import type { Endpoint, SecretReference } from '../../../plan/types/endpoint.ts';
import type { SiteInForce, SiteRules } from '../../../plan/types/site-rules.ts';
import { noticesWanted } from '../../../plan/notices.ts';
import { durationsWith } from '../durations.ts';
import type { Cluster, DurationName, LatestLevels, ParameterLimits, Server } from '../types/cluster.ts';
import type { ClusterSecrets } from '../types/worksheet.ts';
import type { ClusterFile } from './cluster-file.ts';
import { hostOfSite, personOfSite } from './of-site.ts';
import { secondsOf } from '../../../config/schema/duration.ts';

/** Makes the cluster that the rest of the product speaks of; hosts and people of the site are resolved. */
export const clusterOf = (file: ClusterFile, site?: SiteInForce): Cluster => ({
  name: file.cluster,
  ...(file.rehearsal ? { rehearsal: true } : {}),
  from: file.from,
  to: file.to,
  ...(file.station === undefined ? {} : { station: endpointOf(file.station, site) }),
  servers: file.servers.map((server) => serverOf(server, file.names?.dnsSuffix, site)),
  people: peopleOf(file, site),
  parameters: file.parameters.map(parameterOf),
  ...asWritten(file),
  ...(site === undefined ? {} : { site: site.name, siteRules: rulesOf(site) }),
  ...inGroups(file),
  ...(file.devicesMoveFirst ? { devicesMoveFirst: true } : {}),
  durations: durationsWith(secondsByName(file.durations ?? {})),
});

/** What is taken as it stands in the file, where it stands there. */
function asWritten(file: ClusterFile): Partial<Cluster> {
  const { site, order, discLabels, window, vnc, busyHourCallAttempts } = file;
  const { cdrSoftware, h323, testCalls, matrix, baselineImage } = file;
  return given({
    site,
    order,
    discLabels,
    window,
    vnc,
    busyHourCallAttempts,
    cdrSoftware,
    h323,
    testCalls,
    matrix,
    baselineImage,
  });
}

/** Groups of which a file may have some fields and not others. */
const inGroups = ({ names, support, worksheet, secrets, latest }: ClusterFile): Partial<Cluster> => ({
  ...(names === undefined ? {} : { names: namesOf(names) }),
  ...(support === undefined ? {} : { support: given(support) }),
  ...(worksheet === undefined ? {} : { worksheet: given(worksheet) }),
  ...(secrets === undefined ? {} : { secrets: given(secrets) as ClusterSecrets }),
  ...(latest === undefined ? {} : { latest: latestOf(latest) }),
});

const namesOf = ({ by, backupDnsSuffix }: NonNullable<ClusterFile['names']>): NonNullable<Cluster['names']> =>
  given({ by, backupDnsSuffix });

function serverOf(
  server: ClusterFile['servers'][number],
  clusterSuffix: string | undefined,
  site: SiteInForce | undefined,
): Server {
  const {
    backup,
    transport,
    withoutDrive,
    coresident,
    worksheet,
    administratorPassword,
    serialNumber,
    dnsSuffix: own,
    ...rest
  } = server;
  const dnsSuffix = own ?? clusterSuffix;
  return {
    ...rest,
    ...(dnsSuffix === undefined ? {} : { dnsSuffix }),
    ...(backup === undefined ? {} : { backup }),
    ...(serialNumber === undefined ? {} : { serialNumber }),
    ...(withoutDrive === undefined ? {} : { withoutDrive }),
    ...(coresident === undefined ? {} : { coresident }),
    ...(worksheet === undefined ? {} : { worksheet: given(worksheet) }),
    ...(administratorPassword === undefined ? {} : { administratorPassword: administratorPassword as SecretReference }),
    transport:
      transport === 'station' ? { kind: 'station' } : { kind: 'direct', endpoint: endpointOf(transport.direct, site) },
  };
}

/** What of a group is written down; optional types know no undefined. */
const given = <T extends object>(group: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(group).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

const latestOf = ({ lookedUp, ...levels }: NonNullable<ClusterFile['latest']>): LatestLevels => ({
  lookedUp,
  ...given(levels),
});

function parameterOf({ name, suggested, ...limits }: ClusterFile['parameters'][number]): ParameterLimits {
  return { name, suggested, ...given(limits) };
}

/** @throws RangeError for a host that the site does not have, which no good file names */
function endpointOf(written: z.output<typeof endpointSchema> | string, site: SiteInForce | undefined): Endpoint {
  if (typeof written === 'string') {
    const named = hostOfSite(written, site);
    if (!named) throw new RangeError('a host is named that no site has');
    return named;
  }
  const { host, ...login } = written;
  return { host: withoutBrackets(host), ...loginOf(login) };
}

function peopleOf({ people }: ClusterFile, site: SiteInForce | undefined): readonly Person[] {
  const named = people?.flatMap((one) => (typeof one === 'string' ? (personOfSite(one, site) ?? []) : one));
  return (named ?? site?.people ?? []).map(personOf);
}

/** What a plan says of somebody: keys and address stay with the site. */
const personOf = ({ name, roles, groups, phone }: Omit<Person, 'phone'> & { phone?: string | undefined }): Person => ({
  name,
  roles,
  ...(phone === undefined ? {} : { phone }),
  ...(groups === undefined ? {} : { groups }),
});

function rulesOf({ name, hash, policies, notices, audit, sheets }: SiteInForce): SiteRules {
  const wanted = noticesWanted(notices);
  return {
    ...{ name, hash, policies },
    ...(wanted === undefined ? {} : { notices: wanted }),
    ...(audit === undefined ? {} : { isAudited: true }),
    ...(sheets === undefined ? {} : { hasSheets: true }),
  };
}

function secondsByName(durations: NonNullable<ClusterFile['durations']>): Partial<Record<DurationName, number>> {
  const entries = Object.entries(durations).filter((entry): entry is [DurationName, string] => entry[1] !== undefined);
  return Object.fromEntries(entries.map(([name, text]) => [name, secondsOf(text) as number]));
}
