const BEGIN = '-----BEGIN SSH SIGNATURE-----';
const END = '-----END SSH SIGNATURE-----';

/** Characters of a line between the two. */
const COLUMNS = 70;

/**
 * A signature in the form in which `ssh-keygen` reads it: on its way through a message it may have lost its line ends.
 * @returns undefined where it is none
 */
export function signatureText(sent: string): string | undefined {
  const text = sent.trim();
  if (!text.startsWith(BEGIN) || !text.endsWith(END)) return undefined;
  const base64 = text.slice(BEGIN.length, -END.length).replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined;
  const lines = base64.match(new RegExp(`.{1,${COLUMNS}}`, 'g')) ?? [];
  return [BEGIN, ...lines, END, ''].join('\n');
}
