import type { Row } from '../steps/row.ts';

/** A procedure, taken apart into the places where its rows are planned. */
export interface ProcedureRows {
  readonly before: readonly Row[];
  /** For a CallManager server; empty where the procedure does not touch single servers. */
  readonly server: (part: 'publisher' | 'subscriber', to: string) => readonly Row[];
  /** For a CallManager server that shows the wanted release before anything was done. */
  readonly serverThatIsDone: readonly Row[];
  readonly applicationServer: readonly Row[];
  /** After the last subscriber. */
  readonly subscriptions: readonly Row[];
  /** For each CallManager server, after all servers. */
  readonly setBack: readonly Row[];
  readonly setBackByHand: readonly Row[];
  readonly after: readonly Row[];
}
