import type { z } from 'zod';
import { withoutBrackets, type endpointSchema } from '../../../config/schema/endpoint.ts';
import type { Endpoint, SecretReference } from '../../../plan/types/endpoint.ts';
import { durationsWith } from '../durations.ts';
import type { Cluster, DurationName, LatestLevels, ParameterLimits, Server } from '../types/cluster.ts';
import type { ClusterSecrets } from '../types/worksheet.ts';
import type { ClusterFile } from './cluster-file.ts';
import { secondsOf } from './schema/duration-text.ts';

/** Makes the cluster that the rest of the product speaks of. */
export function clusterOf(file: ClusterFile): Cluster {
  const {
    cluster,
    site,
    rehearsal,
    from,
    to,
    station,
    order,
    discLabels,
    window,
    vnc,
    busyHourCallAttempts,
    cdrSoftware,
    h323,
    support,
    worksheet,
    secrets,
    devicesMoveFirst,
    testCalls,
    matrix,
    latest,
    baselineImage,
    names,
  } = file;
  return {
    name: cluster,
    ...(site === undefined ? {} : { site }),
    ...(rehearsal ? { rehearsal } : {}),
    from,
    to,
    ...(station === undefined ? {} : { station: endpointOf(station) }),
    servers: file.servers.map((server) => serverOf(server, names?.dnsSuffix)),
    ...(names === undefined ? {} : { names: namesOf(names) }),
    ...(order === undefined ? {} : { order }),
    people: file.people,
    ...given({ discLabels, window, vnc, busyHourCallAttempts }),
    parameters: file.parameters.map(parameterOf),
    ...(cdrSoftware === undefined ? {} : { cdrSoftware }),
    ...(h323 === undefined ? {} : { h323 }),
    ...(support === undefined ? {} : { support: given(support) }),
    ...(worksheet === undefined ? {} : { worksheet: given(worksheet) }),
    ...(secrets === undefined ? {} : { secrets: given(secrets) as ClusterSecrets }),
    ...(devicesMoveFirst ? { devicesMoveFirst } : {}),
    ...(testCalls === undefined ? {} : { testCalls }),
    ...(matrix === undefined ? {} : { matrix }),
    ...(latest === undefined ? {} : { latest: latestOf(latest) }),
    ...(baselineImage === undefined ? {} : { baselineImage }),
    durations: durationsWith(secondsByName(file.durations ?? {})),
  };
}

const namesOf = ({ by, backupDnsSuffix }: NonNullable<ClusterFile['names']>): NonNullable<Cluster['names']> =>
  given({ by, backupDnsSuffix });

function serverOf(server: ClusterFile['servers'][number], clusterSuffix: string | undefined): Server {
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
      transport === 'station' ? { kind: 'station' } : { kind: 'direct', endpoint: endpointOf(transport.direct) },
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

function endpointOf(endpoint: z.output<typeof endpointSchema>): Endpoint {
  const { key, passphrase, password, ...rest } = endpoint;
  return {
    ...rest,
    host: withoutBrackets(rest.host),
    ...(key === undefined ? {} : { key: key as SecretReference }),
    ...(passphrase === undefined ? {} : { passphrase: passphrase as SecretReference }),
    ...(password === undefined ? {} : { password: password as SecretReference }),
  };
}

function secondsByName(durations: NonNullable<ClusterFile['durations']>): Partial<Record<DurationName, number>> {
  const entries = Object.entries(durations).filter((entry): entry is [DurationName, string] => entry[1] !== undefined);
  return Object.fromEntries(entries.map(([name, text]) => [name, secondsOf(text) as number]));
}
