import type { SecretReference } from '../types/endpoint.ts';

/** What a secret is held to: what is wrong with a value, in words that hold nothing of it; null where nothing is. */
export interface SecretRule {
  readonly rule: string;
  readonly source: readonly string[];
  readonly judge: (value: string) => string | null;
  readonly toDo: string;
}

/** A secret that people type at consoles, and that no run ever reads. */
export interface TypedSecret {
  readonly secret: string;
  /** Where the cluster's lies; null where the cluster file does not say. */
  readonly place: SecretReference | null;
  /** Servers that keep one of their own, and where: it has to be the same. */
  readonly ofServers: readonly { readonly server: string; readonly place: SecretReference }[];
  readonly rules: readonly SecretRule[];
  /** That it is one for all servers: what no reading proves, and who or what does. */
  readonly sameness: { readonly source: readonly string[]; readonly notProved: string; readonly provedBy: string };
}
