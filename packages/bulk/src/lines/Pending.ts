/** The beginning of a line whose end has not arrived. Of a line too long to keep, only the length. */
export class Pending {
  readonly #maxBytes: number
  readonly #reject: ((bytes: Uint8Array) => void) | undefined
  #pieces: Uint8Array[] = []
  length = 0
  isTooLong = false

  /** `reject` receives the bytes of a line that is too long. */
  constructor(maxBytes: number, reject: ((bytes: Uint8Array) => void) | undefined) {
    this.#maxBytes = maxBytes
    this.#reject = reject
  }

  /** Adds bytes, which may be empty. */
  keep(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    this.length += bytes.length
    // One more byte, because a CR at the end does not count if an LF follows.
    if (!this.isTooLong && this.length > this.#maxBytes + 1) {
      this.isTooLong = true
      for (const piece of this.#pieces) this.#reject?.(piece)
      this.#pieces = []
    }
    if (this.isTooLong) this.#reject?.(bytes)
    // Not `slice`, which does not copy a `Buffer`.
    else this.#pieces.push(new Uint8Array(bytes))
  }

  /** Returns everything kept, followed by more bytes, and starts again. */
  take(rest: Uint8Array): Uint8Array {
    if (this.length === 0) return rest
    const joined = new Uint8Array(this.length + rest.length)
    let at = 0
    for (const piece of [...this.#pieces, rest]) {
      joined.set(piece, at)
      at += piece.length
    }
    this.drop()
    return joined
  }

  /** Starts again, and returns the length so far. */
  drop(): number {
    const { length } = this
    this.#pieces = []
    this.length = 0
    this.isTooLong = false
    return length
  }
}
