import { closeSync, fstatSync, openSync } from 'node:fs'
import { BulkError } from './BulkError.js'
import { lineEnd } from './files.js'
import type { Part } from './Part.js'

/** Yields the parts of an open file from an offset on. */
export function* partsOf(file: number, path: string, bytes: number, from = 0): Generator<Part> {
  const { size } = fstatSync(file)
  for (let start = from, index = 0; start < size; index += 1) {
    const end = lineEnd(file, Math.min(start + bytes, size) - 1, size)
    yield { file: path, index, start, end }
    start = end
  }
}

/**
 * Divides a file into parts of whole lines, each of about the given size. Reads only a little at the end of each part.
 *
 * @since 0.1.0
 * @category files
 */
export const planParts = (path: string, { bytes }: { readonly bytes: number }): readonly Part[] => {
  if (!Number.isSafeInteger(bytes) || bytes < 1) throw new RangeError('bytes: expected a whole number, 1 or more')
  const file = openSync(path, 'r')
  try {
    if (!fstatSync(file).isFile()) throw new BulkError('not-file')
    return [...partsOf(file, path, bytes)]
  } finally {
    closeSync(file)
  }
}
