import type { SecretReference } from '../../../plan/types/endpoint.ts';

/** What a person types at the console, or compares there, beside names and secrets (CFG-01, CFG-10 to CFG-13). */
export interface WorksheetData {
  readonly workgroup?: string;
  /** As it was given to the operating system; the installer shows it by itself. */
  readonly userName?: string;
  /** As it was given to the operating system; the installer shows it by itself. */
  readonly organization?: string;
  /** Letters in groups, as they are printed. */
  readonly productKey?: string;
}

/** The four secrets that the installer asks for (PWD-01), in the order of the configuration table (CFG-04 to CFG-07). */
export const SECRET_NAMES = [
  'administratorPassword',
  'saPassword',
  'directoryManagerPassword',
  'privatePasswordPhrase',
] as const;

export type SecretName = (typeof SECRET_NAMES)[number];

/** Where each secret of the cluster lies, as far as the cluster file says so; never a secret itself. */
export type ClusterSecrets = Readonly<Partial<Record<SecretName, SecretReference>>>;
