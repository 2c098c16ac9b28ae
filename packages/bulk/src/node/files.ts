import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { BulkError } from './BulkError.js'

// Larger blocks take up to 1.6 times the processor time, because their text leaves the processor's caches.
const BLOCK = 65_536

/** Tokens are for the user only. */
const PRIVATE = 0o600

// Most lines end within a page.
const PAGE = 4_096

/** Reads a range of an open file in blocks. The next block overwrites the previous one. */
export function* blocksOf(file: number, start: number, end: number, size = BLOCK): Generator<Uint8Array> {
  const block = Buffer.allocUnsafe(size)
  for (let at = start; at < end; ) {
    const count = readSync(file, block, 0, Math.min(size, end - at), at)
    if (count === 0) throw new BulkError('changed-input')
    yield block.subarray(0, count)
    at += count
  }
}

/** Returns a function that throws a `BulkError` if a file was written or replaced since. */
export const changeDetector = (path: string): (() => void) => {
  const state = (): string => {
    const { size, mtimeNs } = statSync(path, { bigint: true })
    return `${size} ${mtimeNs}`
  }
  const before = state()
  return () => {
    if (state() !== before) throw new BulkError('changed-input')
  }
}

/** Returns the offset after the line that contains a byte; the file's size for its last line. */
export const lineEnd = (file: number, at: number, size: number): number => {
  let passed = at
  for (const block of blocksOf(file, at, size, PAGE)) {
    const index = block.indexOf(10)
    if (index !== -1) return passed + index + 1
    passed += block.length
  }
  return size
}

const syncPath = (path: string): void => {
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
  syncPath(dirname(to))
}

/** Writes a file whole: a reader sees the old content or the new. Writers at the same time need different attempts. */
export const writeWhole = (path: string, text: string, attempt?: string): void => {
  const file = new PartialFile(path, 0, attempt)
  try {
    file.write(Buffer.from(text))
    file.sync()
  } catch (thrown) {
    file.discard()
    throw thrown
  }
  file.finish()
}

/** Standard streams, which may be files that other programs write to as well. */
const standardStreams: ReadonlyMap<string, number> = new Map([
  ['/dev/stdout', 1],
  ['/dev/stderr', 2],
])

const isFile = (path: string): boolean | undefined => statSync(path, { throwIfNoEntry: false })?.isFile()

/** True for a path that a rename would harm, such as `/dev/null`. */
export const isDevice = (path: string): boolean => standardStreams.has(path) || isFile(path) === false

/** Opens a device. A file that is a standard stream is open: opened again, it would lose its content. */
const openDevice = (path: string): number =>
  (isFile(path) ? standardStreams.get(path) : undefined) ?? openSync(path, 'w')

/** A file under a temporary name, which gets its own name when it is complete. */
export class PartialFile {
  readonly #path: string
  readonly #partial: string | undefined
  readonly #file: number
  /** Bytes so far. */
  size: number

  /** Opens the file, and cuts it to a size at which an earlier conversion stopped. */
  constructor(path: string, size: number, attempt?: string) {
    this.#path = path
    this.#partial = isDevice(path) ? undefined : [path, attempt, 'partial'].filter(Boolean).join('.')
    this.size = size
    if (this.#partial === undefined) this.#file = openDevice(path)
    else if (size === 0) {
      // An older file or link with this name may be readable for others.
      rmSync(this.#partial, { force: true })
      this.#file = openSync(this.#partial, 'wx', PRIVATE)
    } else {
      this.#file = openSync(this.#partial, 'r+')
      ftruncateSync(this.#file, size)
    }
  }

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const position = this.#partial === undefined ? null : this.size + at
      at += writeSync(this.#file, bytes, at, bytes.length - at, position)
    }
    this.size += bytes.length
  }

  /** Waits for the disk. Throws a `BulkError` if another process has replaced the file. */
  sync(): void {
    if (this.#partial === undefined) return
    fsyncSync(this.#file)
    const [own, named] = [fstatSync(this.#file), statSync(this.#partial, { throwIfNoEntry: false })]
    if (own.ino !== named?.ino || own.dev !== named.dev) throw new BulkError('damaged')
  }

  close(): void {
    // Standard streams stay open.
    if (this.#file > 2) closeSync(this.#file)
  }

  /** Closes the file, and gives it its name. */
  finish(): void {
    this.close()
    if (this.#partial !== undefined) renameDurably(this.#partial, this.#path)
  }

  /** Closes the file, and removes it. */
  discard(): void {
    this.close()
    if (this.#partial !== undefined) unlinkSync(this.#partial)
  }
}
