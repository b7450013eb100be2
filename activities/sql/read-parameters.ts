import { known, type Fact, type ParameterSeen } from '../../plan/types/observation.ts';
import { PARAMETER_COLUMNS } from './osql-queries.ts';
import { readRows } from './read-osql.ts';

/** What stands in the place of a server's name where a parameter holds for the whole cluster. */
const WHOLE_CLUSTER = /^(?:|null|EnterpriseWideData)$/i;

/** Every service parameter of the query's output, or why there is none. */
export function readParameters(output: string): Fact<readonly ParameterSeen[]> {
  const rows = readRows(output, PARAMETER_COLUMNS);
  if (!rows.known) return rows;
  return known(
    rows.value.map(([service = '', server = '', name = '', value = '']) => ({
      service,
      server: WHOLE_CLUSTER.test(server) ? null : server,
      name,
      value,
    })),
  );
}
