/** Codes of the two events that the event log service writes when Windows starts. */
const START_CODES = [6009, 6005];

/** Any other event, such as a service that was started or stopped. */
const OTHER_CODE = 7036;

/** Records since the last start of a machine that has run for a month: more than anybody reads in one look. */
const RECORDS_OF_A_MONTH = 1_500;

/** Newest records that one look goes through. */
const MOST_RECORDS = 200;

/** What a look finds in the newest part of the log; `start` is null where no start event is among it. */
export interface LogTail {
  readonly newest: number;
  readonly oldest: number;
  readonly start: number | null;
}

/** The System event log of a machine: codes of its events, numbered from 1 on, until somebody clears it. */
export class SystemLog {
  #codes: number[];

  /** @param records how many have been written since its first start */
  constructor(records = RECORDS_OF_A_MONTH) {
    this.#codes = [...START_CODES, ...Array.from({ length: records }, () => OTHER_CODE)];
  }

  /** Windows starts, and says so. */
  start(): void {
    this.#codes.push(...START_CODES);
  }

  /** Something else happens. */
  write(): void {
    this.#codes.push(OTHER_CODE);
  }

  clear(): void {
    this.#codes = [];
  }

  /** From the newest record back to the last start, or as far as a look goes; null while the log is empty. */
  tail(): LogTail | null {
    const newest = this.#codes.length;
    if (newest === 0) return null;
    const start = this.#codes.findLastIndex((code) => START_CODES.includes(code)) + 1;
    const lowest = Math.max(1, newest - MOST_RECORDS + 1);
    return start >= lowest ? { newest, oldest: start, start } : { newest, oldest: lowest, start: null };
  }
}
