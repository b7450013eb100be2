/** Where a secret lies; the value itself is read inside the activity that needs it and nowhere else. */
export type SecretReference = { readonly env: string } | { readonly file: string };

/** One SSH server: a station, or (transport `direct`) a node of the cluster itself. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly key?: SecretReference;
  readonly password?: SecretReference;
  /** Of the key, where that is locked with one. */
  readonly passphrase?: SecretReference;
  /** Logged on to with what the worker's ssh-agent holds, instead of a key of its own. */
  readonly agent?: true;
  /** The host through which it is reached, which is logged on to by the same rules; absent: it is reached from the worker. */
  readonly via?: Endpoint;
  /** Fingerprint of the host key as `ssh-keygen -lf` prints it: `SHA256:` and 43 characters. */
  readonly hostKey: string;
  /** Algorithms beyond the defaults of today, by their SSH names, which only old servers speak. */
  readonly algorithms: readonly string[];
}
