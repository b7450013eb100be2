/** What is said of a secret that has nothing in it. */
export const EMPTY = 'it is empty; put the secret into it';

const SAVE_AS_TEXT = 'save it as plain text in UTF-8 without a byte order mark';

/** Signs by which a file is known that is no plain text: what an editor of another system puts before or into it. */
const SIGNS: readonly { readonly isThere: (bytes: Buffer) => boolean; readonly what: string }[] = [
  { isThere: begins(0xef, 0xbb, 0xbf), what: `it begins with a byte order mark; ${SAVE_AS_TEXT}` },
  { isThere: begins(0xff, 0xfe), what: `it is UTF-16, as Windows' Notepad writes "Unicode"; ${SAVE_AS_TEXT}` },
  { isThere: begins(0xfe, 0xff), what: `it is UTF-16; ${SAVE_AS_TEXT}` },
  { isThere: begins(...Buffer.from('{\\rtf')), what: `it is a text with formats (RTF); ${SAVE_AS_TEXT}` },
  { isThere: (bytes) => bytes.includes(0), what: `it holds bytes of zero, so it is no plain text; ${SAVE_AS_TEXT}` },
  { isThere: (bytes) => !isUtf8(bytes), what: `it holds letters that are not UTF-8; ${SAVE_AS_TEXT}` },
];

/** Why bytes cannot be taken for the text of a secret; null when they can. Never repeats any of them. */
export function whyNoText(bytes: Buffer): string | null {
  const sign = SIGNS.find(({ isThere }) => isThere(bytes));
  if (sign) return sign.what;
  return bytes.toString('utf8').trim() === '' ? EMPTY : null;
}

/** Why a text cannot be a password or passphrase, which is one line; null when it can. */
export function whyNoLine(text: string): string | null {
  if (text.trim() === '') return EMPTY;
  if (/[\r\n]/.test(text)) return 'it has more than one line; leave only the secret in it';
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(text)) return 'it holds a control character, which nobody can type; write it anew';
  if (/^[\uFEFF\u200B]|[\u200B]$/.test(text)) return 'it begins or ends with an invisible character; write it anew';
  return null;
}

function begins(...signs: readonly number[]): (bytes: Buffer) => boolean {
  return (bytes) => signs.every((sign, index) => bytes[index] === sign);
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
