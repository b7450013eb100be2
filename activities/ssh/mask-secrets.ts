/** A text of a host without the secrets that it was given and may repeat; an empty one is in every text and masks nothing. */
export const maskSecrets = (text: string, secrets: readonly string[]): string =>
  secrets.filter((secret) => secret !== '').reduce((rest, secret) => rest.replaceAll(secret, () => '***'), text);
