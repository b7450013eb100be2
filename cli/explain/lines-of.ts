/** Characters of a line that are kept: no window holds so many, and a line may be as long as its sender likes. */
export const LONGEST_LINE = 20_000;

/** Bytes that so many characters may take. */
const MOST_BYTES = LONGEST_LINE * 4;

const LINE_FEED = 0x0a;

/**
 * Lines of a stream of anybody's bytes, one by one: what is no UTF-8 becomes U+FFFD, the end of a line that is too long is
 * dropped, the last one need not end. No more than a line and a chunk is held.
 */
export async function* linesOf(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  let line = new LineBytes();
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      line.add(bytes.subarray(start, end));
      yield line.text();
      line = new LineBytes();
      start = end + 1;
    }
    line.add(bytes.subarray(start));
  }
  if (line.length > 0) yield line.text();
}

/** The bytes of a line, as far as they are kept. */
class LineBytes {
  readonly #pieces: Uint8Array[] = [];
  length = 0;

  add(piece: Uint8Array): void {
    const kept = piece.subarray(0, MOST_BYTES - this.length);
    if (kept.length === 0) return;
    this.#pieces.push(Buffer.from(kept));
    this.length += kept.length;
  }

  text(): string {
    return cut(new TextDecoder().decode(Buffer.concat(this.#pieces)).replace(/\r$/, ''));
  }
}

/** The beginning of a text; no character is cut in two. */
export const cut = (text: string): string => text.slice(0, LONGEST_LINE).replace(/[\uD800-\uDBFF]$/, '');
