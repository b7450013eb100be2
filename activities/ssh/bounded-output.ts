/** First size of the buffer; it doubles as bytes come. */
const FIRST_BYTES = 8 * 1024;

/**
 * The bytes of one stream, up to a limit; what comes beyond it is not kept. Its memory is at most twice the limit, however
 * small or large the pieces are that the bytes come in.
 */
export class BoundedOutput {
  readonly #limit: number;
  #buffer: Buffer = Buffer.alloc(0);
  #length = 0;
  #overflowed = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether more came than was kept. */
  get overflowed(): boolean {
    return this.#overflowed;
  }

  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  add(chunk: Buffer): void {
    const kept = chunk.subarray(0, this.#limit - this.#length);
    this.#overflowed ||= kept.length < chunk.length;
    this.#grow(this.#length + kept.length);
    this.#length += kept.copy(this.#buffer, this.#length);
  }

  #grow(needed: number): void {
    if (needed <= this.#buffer.length) return;
    const size = Math.min(this.#limit, Math.max(needed, 2 * this.#buffer.length, FIRST_BYTES));
    const larger = Buffer.alloc(size);
    this.#buffer.copy(larger);
    this.#buffer = larger;
  }
}
