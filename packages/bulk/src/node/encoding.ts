/** Encodes text as UTF-8. */
export interface Encoding {
  readonly encode: (text: string) => Uint8Array
  /** Permits the memory of all bytes so far to be used again. */
  readonly reuse: () => void
}

/** Returns an encoding that gives its bytes away. */
export const ownedBytes = (): Encoding => {
  const encoder = new TextEncoder()
  return { encode: (text) => encoder.encode(text), reuse: () => undefined }
}

/**
 * Returns an encoding that uses its memory again. New memory for each block would add up to 60 MB: the garbage
 * collector is slow to free bytes outside the heap.
 */
export const sharedBytes = (): Encoding => {
  const encoder = new TextEncoder()
  let memory = new Uint8Array(0)
  let used = 0
  return {
    encode: (text) => {
      // A UTF-16 code unit takes at most three bytes.
      const most = 3 * text.length
      if (used + most > memory.length) {
        // Earlier bytes keep the old memory.
        memory = new Uint8Array(Math.max(most, 2 * memory.length))
        used = 0
      }
      const start = used
      used += encoder.encodeInto(text, memory.subarray(start)).written
      return memory.subarray(start, used)
    },
    reuse: () => {
      used = 0
    },
  }
}
