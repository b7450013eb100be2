import { PARAMETERS, type ParameterRow } from './parameter-catalogue.ts';

/** One value in the publisher's database. */
export interface ParameterValue {
  readonly service: string;
  /** Null: it holds for the whole cluster. */
  readonly server: string | null;
  readonly name: string;
  readonly value: string;
}

interface Stored {
  readonly row: ParameterRow;
  readonly server: string | null;
  value: string;
}

/** What an upgrade makes of a value (S1, "About Service and Enterprise Parameters"). */
function migrated({ limits, suggested, suggestedBefore }: ParameterRow, value: string): string {
  if (!limits || value === suggestedBefore) return suggested;
  const [minimum, maximum] = limits;
  return String(Math.min(maximum, Math.max(minimum, Number(value))));
}

/** Somebody's own value, which every upgrade keeps. */
const isKept = ({ row, value }: Stored): boolean =>
  row.limits !== undefined && ![row.suggestedBefore, row.suggested].includes(value) && migrated(row, value) === value;

/** The service parameters of a cluster, as its publisher's database holds them. */
export class ServiceParameters {
  #stored: Stored[];
  readonly #touched = new Set<string>();

  /**
   * @param servers names of the CallManager servers; only the first one has values of its own.
   * @param areCustomized people have worked with the cluster; a new one has the suggestions.
   */
  constructor(servers: readonly string[], areCustomized: boolean) {
    this.#stored = PARAMETERS.flatMap((row) =>
      (row.scope ? servers : [null]).map((server, index) => {
        const own = areCustomized && index === 0 ? row.customized : undefined;
        return { row, server, value: own ?? row.suggestedBefore };
      }),
    );
  }

  /** All values, by name and server. */
  list(): readonly ParameterValue[] {
    return this.#stored
      .map(({ row: { service, name }, server, value }) => ({ service, server, name, value }))
      .sort((one, other) => one.name.localeCompare(other.name));
  }

  /** Names of the parameters that people have set. */
  get touched(): readonly string[] {
    return [...this.#touched];
  }

  /** Somebody sets a parameter. @throws Error when there is none of that name, or not on that server. */
  set(name: string, value: string, server?: string): void {
    const found = this.#stored.find((one) => one.row.name === name && one.server === (server ?? null));
    if (!found) throw new Error(`there is no parameter ${name}${server === undefined ? '' : ` on ${server}`}`);
    found.value = value;
    this.#touched.add(name);
  }

  /** The publisher was upgraded: every value becomes what S1 says, except one, where the upgrade loses one. */
  migrate(losesOne: boolean): void {
    const lost = losesOne ? this.#stored.find(isKept) : undefined;
    if (lost) lost.value = lost.row.suggestedBefore;
    const merged = this.#stored.filter(({ row, server }, index, all) => {
      const isFirst = all.findIndex((other) => other.row === row) === index;
      return server === null || !row.becomesClusterwide || isFirst;
    });
    this.#stored = merged.map(({ row, server, value }) => ({
      row,
      server: row.becomesClusterwide ? null : server,
      // Which of several values the cluster gets, S1 leaves open; here it is the suggestion.
      value: row.becomesClusterwide ? row.suggested : migrated(row, value),
    }));
  }
}
