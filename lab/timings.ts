/** How long physical things take in the lab, in milliseconds at pace 1; `pace` multiplies all of them. */
export const TIMINGS = {
  /** From the order to shut down until the power is off. */
  shutdown: 250,
  /** From power on until Windows answers. */
  boot: 600,
  /** A machine that misses a drive and goes on by itself. */
  recoveryDelay: 400,
  /** One service from starting to running. */
  serviceStart: 80,
  /** One service from stopping to stopped. */
  serviceStop: 60,
  /** The directory's first start on a server, while it indexes its data. */
  directoryIndexing: 1500,
  /** One stretch of the installer's progress bar. */
  wizardPhase: 300,
  /** From a subscriber's final boot until its subscription is synchronized. */
  replication: 1000,
  /** Devices of a server moving to the backup. */
  phonesMove: 400,
  /** Devices coming back to their own server. */
  phonesReturn: 1000,
  /** Work on an application server by its own document. */
  applicationUpgrade: 500,
  /** A service release at the console of a server, until it reboots. */
  serviceRelease: 500,
} as const;

export type Timing = keyof typeof TIMINGS;

/** How many times longer a boot or a replication takes under the faults that slow them down. */
export const SLOW_FACTOR = 6;
