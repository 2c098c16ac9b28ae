const [NEWLINE, QUOTE] = [10, 34]

// States inside of a record.
const [CELL_START, PLAIN, QUOTED, AFTER_QUOTE] = [0, 1, 2, 3]

/**
 * Returns a function that finds the end of the next record: a line break outside quotes. It takes successive pieces, and
 * returns the offset after the record, or -1 if its end has not arrived.
 *
 * csv-parse reads the cells. But it does not say where a broken record ends, and cannot pass over a very long one.
 */
export const recordEnds = (delimiter: string): ((bytes: Uint8Array, from: number) => number) => {
  const separator = delimiter.charCodeAt(0)
  let state = CELL_START
  return (bytes, from) => {
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at]
      if (state === QUOTED) {
        if (byte === QUOTE) state = AFTER_QUOTE
      } else if (byte === NEWLINE) {
        state = CELL_START
        return at + 1
      } else if (byte === separator) state = CELL_START
      // A quote inside an unquoted cell is misplaced, and does not open another cell.
      else state = byte === QUOTE && state !== PLAIN ? QUOTED : PLAIN
    }
    return -1
  }
}
