import type { ParameterSeen } from '../types/database.ts';
import type { Rows } from './read-osql.ts';

/** What stands in the place of a server's name where a parameter holds for the whole cluster. */
const WHOLE_CLUSTER = /^(?:|null|EnterpriseWideData)$/i;

/** Every service parameter of the query's rows. */
export const readParameters = (rows: Rows): readonly ParameterSeen[] =>
  rows.map(([service = '', server = '', name = '', value = '']) => ({
    service,
    server: WHOLE_CLUSTER.test(server) ? null : server,
    name,
    value,
  }));
