import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

// Larger blocks take up to 1.6 times the processor time, because their text leaves the processor's caches.
export const BLOCK = 65_536

/** Tokens are for the user only. */
const PRIVATE = 0o600

/** Reads a range of an open file in blocks. The next block overwrites the previous one. */
export function* blocksOf(file: number, start: number, end: number): Generator<Uint8Array> {
  const block = new Uint8Array(BLOCK)
  for (let at = start; at < end; ) {
    const count = readSync(file, block, 0, Math.min(BLOCK, end - at), at)
    if (count === 0) throw new Error('the file became shorter during the conversion')
    yield block.subarray(0, count)
    at += count
  }
}

/** Returns the offset after the line that contains a byte; the file's size for its last line. */
export const lineEnd = (file: number, at: number, size: number): number => {
  let passed = at
  for (const block of blocksOf(file, at, size)) {
    const index = block.indexOf(10)
    if (index !== -1) return passed + index + 1
    passed += block.length
  }
  return size
}

const sync = (path: string): void => {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Renames a file that is on the disk, and puts the new name on the disk. */
export const renameDurably = (from: string, to: string): void => {
  renameSync(from, to)
  sync(dirname(to))
}

/** Writes a file whole: a reader sees the old content or the new. */
export const writeWhole = (path: string, text: string): void => {
  const partial = `${path}.partial`
  writeFileSync(partial, text, { mode: PRIVATE })
  sync(partial)
  renameDurably(partial, path)
}

/** True for a path that a rename would harm, such as `/dev/null`. */
const isDevice = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === false

/** A file under a temporary name, which gets its own name when it is complete. */
export class PartialFile {
  readonly #path: string
  readonly #isDevice: boolean
  readonly #file: number
  /** Bytes so far. */
  size: number

  /** Opens the file, and cuts it to a size at which an earlier conversion stopped. */
  constructor(path: string, size: number) {
    this.#path = path
    this.#isDevice = isDevice(path)
    this.#file = openSync(this.#isDevice ? path : `${path}.partial`, size === 0 ? 'w' : 'r+', PRIVATE)
    this.size = size
    if (this.#isDevice) return
    if (fstatSync(this.#file).size < size) throw new Error('an output file is shorter than its checkpoint says')
    ftruncateSync(this.#file, size)
  }

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      at += writeSync(this.#file, bytes, at, bytes.length - at, this.#isDevice ? null : this.size + at)
    }
    this.size += bytes.length
  }

  sync(): void {
    if (!this.#isDevice) fsyncSync(this.#file)
  }

  close(): void {
    closeSync(this.#file)
  }

  /** Gives the closed file its own name. */
  finish(): void {
    if (!this.#isDevice) renameDurably(`${this.#path}.partial`, this.#path)
  }
}
