/** The environment as a program gets it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting has a value that cannot be used; the message names both, but never a secret. Further lines say what to do. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
