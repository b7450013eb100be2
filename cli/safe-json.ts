/** What JSON would hold as it is, though a terminal, an editor or a reader may act on it or not see it; a line end of JSON's own apart. */
const UNSEEN = /[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A document as JSON in which control and format characters are escaped as JSON can: it reads as the very same document. */
export const safeJson = (document: unknown, indent = 0): string =>
  (JSON.stringify(document, null, indent) ?? 'null').replace(UNSEEN, (unseen) =>
    unseen
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
