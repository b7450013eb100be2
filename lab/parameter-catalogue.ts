/** Name of the servers' place in a parameter that holds for each of them. */
export const EACH_SERVER = 'each server';

/** One service parameter of the lab, before and after an upgrade. */
export interface ParameterRow {
  readonly service: string;
  readonly name: string;
  /** What the release of now suggests. */
  readonly suggestedBefore: string;
  /** What the next release suggests. */
  readonly suggested: string;
  /** Limits of the next release; without them the value is text. */
  readonly limits?: readonly [minimum: number, maximum: number];
  /** What somebody has set instead of the suggestion: for the cluster, or on the first server only. */
  readonly customized?: string;
  /** Absent: it holds for the whole cluster. */
  readonly scope?: typeof EACH_SERVER;
  /** The next release has one value for the whole cluster. */
  readonly becomesClusterwide?: true;
}

/**
 * One or two parameters for each sentence of S1, "About Service and Enterprise Parameters". They are named after
 * CallManager's; limits and suggestions are the lab's own, since S1 has none.
 */
export const PARAMETERS: readonly ParameterRow[] = [
  // Text: the suggestion, whatever it was.
  {
    service: 'Cisco CallManager',
    name: 'CdrEnabled',
    suggestedBefore: 'False',
    suggested: 'False',
    customized: 'True',
  },
  {
    service: 'Cisco CallManager',
    name: 'MessageWaitingLampPolicy',
    suggestedBefore: 'Primary Line - Light Only',
    suggested: 'Primary Line - Light and Prompt',
  },
  { service: 'Enterprise', name: 'ClusterID', suggestedBefore: 'StandAloneCluster', suggested: 'StandAloneCluster' },
  // At the suggestion: the new one.
  {
    service: 'Cisco CallManager',
    name: 'T302Timer',
    suggestedBefore: '10000',
    suggested: '15000',
    limits: [3000, 100_000],
  },
  {
    service: 'Cisco CallManager',
    name: 'StationKeepaliveInterval',
    suggestedBefore: '30',
    suggested: '30',
    limits: [10, 300],
  },
  // Customized and inside of the limits: kept.
  {
    service: 'Cisco CallManager',
    name: 'ForwardNoAnswerTimeout',
    suggestedBefore: '12',
    suggested: '12',
    limits: [1, 300],
    customized: '20',
  },
  {
    service: 'Cisco TFTP',
    name: 'MaximumServingCount',
    suggestedBefore: '200',
    suggested: '500',
    limits: [1, 5000],
    customized: '300',
  },
  // Customized and outside: the nearer limit.
  {
    service: 'Cisco CallManager',
    name: 'ForwardMaximumHopCount',
    suggestedBefore: '12',
    suggested: '8',
    limits: [1, 10],
    customized: '25',
  },
  {
    service: 'Cisco CallManager',
    name: 'T301Timer',
    suggestedBefore: '180000',
    suggested: '180000',
    limits: [30_000, 300_000],
    customized: '20000',
  },
  // Per server: kept so, and no longer so.
  {
    service: 'Cisco IP Voice Media Streaming Application',
    name: 'ConferenceCallCount',
    suggestedBefore: '48',
    suggested: '48',
    limits: [0, 128],
    customized: '32',
    scope: EACH_SERVER,
  },
  {
    service: 'Cisco CallManager',
    name: 'CodeYellowEntryLatency',
    suggestedBefore: '20',
    suggested: '20',
    limits: [0, 10_000],
    customized: '25',
    scope: EACH_SERVER,
    becomesClusterwide: true,
  },
];
