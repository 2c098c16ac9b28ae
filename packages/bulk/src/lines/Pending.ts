const [NEWLINE, RETURN] = [10, 13]

/** Returns the length of a line or record without its end, LF or CRLF. */
export const lengthWithoutEnd = (raw: Uint8Array): number => {
  if (raw.at(-1) !== NEWLINE) return raw.length
  return raw.at(-2) === RETURN ? raw.length - 2 : raw.length - 1
}

/** The beginning of a line or record whose end has not arrived. Only its length, if it is too long to keep. */
export class Pending {
  readonly #maxBytes: number
  readonly #passOn: ((bytes: Uint8Array) => void) | undefined
  #pieces: Uint8Array[] = []
  bytes = 0
  isTooLong = false

  /** `passOn` receives the bytes of lines that are too long. */
  constructor(maxBytes: number, passOn: ((bytes: Uint8Array) => void) | undefined) {
    this.#maxBytes = maxBytes
    this.#passOn = passOn
  }

  add(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    this.bytes += bytes.length
    // One more byte, because a CR at the end does not count if an LF follows.
    if (!this.isTooLong && this.bytes > this.#maxBytes + 1) {
      this.isTooLong = true
      for (const piece of this.#pieces) this.#passOn?.(piece)
      this.#pieces = []
    }
    if (this.isTooLong) this.#passOn?.(bytes)
    // Not `slice`, which does not copy a `Buffer`.
    else this.#pieces.push(new Uint8Array(bytes))
  }

  /** Removes the beginning, and returns it with the bytes that follow it. */
  take(rest: Uint8Array = new Uint8Array(0)): Uint8Array {
    if (this.bytes === 0) return rest
    const block = new Uint8Array(this.bytes + rest.length)
    let at = 0
    for (const piece of [...this.#pieces, rest]) {
      block.set(piece, at)
      at += piece.length
    }
    this.#pieces = []
    this.bytes = 0
    return block
  }

  /** Ends a line that is too long, and returns its length with its end. */
  endTooLong(): number {
    const { bytes } = this
    this.bytes = 0
    this.isTooLong = false
    return bytes
  }
}
