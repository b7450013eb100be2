import { clusterFileSchema, type ClusterFile } from '../cluster-file.ts';
import { valueAt, type FileProblem, type Path } from '../../../../config/problem.ts';
import { entriesOf, isRecord, readable, readableFields, type Readable } from '../../../../config/readable.ts';

export type ServerView = Readable<ClusterFile['servers'][number]>;

export type PersonView = Readable<ClusterFile['people'][number]>;

/** A cluster file as rules see it: all that can be read of it, so that one mistyped field does not hide other problems. */
export interface FileView {
  /** Whether the file says that its servers are a lab's. */
  readonly isRehearsal: boolean;
  /** Release to reach. */
  readonly to: string | undefined;
  readonly servers: readonly ServerView[];
  readonly people: readonly PersonView[];
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
  /** Every SSH server that is described as a group, rightly or not. */
  readonly endpoints: readonly EndpointView[];
}

export interface EndpointView {
  readonly path: Path;
  /** Undefined where it cannot be read. */
  readonly host: string | undefined;
  readonly hasKey: boolean;
  readonly hasPassword: boolean;
}

/** A rule about several fields at once. */
export interface Rule {
  /** What the documentation says of it. */
  readonly sentence: string;
  readonly check: (view: FileView) => readonly FileProblem[];
}

const SHAPE = clusterFileSchema.shape;

/** Reads of some content whatever has the right shape. */
export function viewOf(content: unknown): FileView {
  const fields = isRecord(content) ? content : {};
  return {
    isRehearsal: fields['rehearsal'] === true,
    to: readable(SHAPE.to, fields['to']),
    servers: entriesOf(fields['servers']).map((entry) => readableFields(SHAPE.servers.element, entry)),
    people: entriesOf(fields['people']).map((entry) => readableFields(SHAPE.people.element, entry)),
    order: readable(SHAPE.order, fields['order']),
    devicesMoveFirst: fields['devicesMoveFirst'] === true,
    window: readable(SHAPE.window, fields['window']),
    discLabels: readable(SHAPE.discLabels, fields['discLabels']),
    durations: readable(SHAPE.durations, fields['durations']),
    h323: readable(SHAPE.h323, fields['h323']),
    parameters: readable(SHAPE.parameters, fields['parameters']) ?? [],
    worksheet: readable(SHAPE.worksheet, fields['worksheet']),
    hasStation: fields['station'] !== undefined && fields['station'] !== null,
    endpoints: endpointsOf(fields),
  };
}

function endpointsOf(fields: Record<string, unknown>): readonly EndpointView[] {
  const direct = entriesOf(fields['servers']).map((_, index): Path => ['servers', index, 'transport', 'direct']);
  return [['station'], ...direct].flatMap((path) => {
    const endpoint = valueAt(fields, path);
    if (!isRecord(endpoint)) return [];
    const host = typeof endpoint['host'] === 'string' ? endpoint['host'] : undefined;
    return [{ path, host, hasKey: 'key' in endpoint, hasPassword: 'password' in endpoint }];
  });
}
