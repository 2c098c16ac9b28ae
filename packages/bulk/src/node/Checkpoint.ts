import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import type { Counts } from '../lines/Counts.js'
import { BulkError } from './BulkError.js'
import { blocksOf, writeWhole } from './files.js'

const MEBIBYTE = 1_048_576
// Output, rejects and rejected lines.
const OUTPUTS = 3

/** Tells an input from another. Reading it whole would take as long as converting it. */
interface Identity {
  readonly size: number
  /** SHA-256 of the first MiB. */
  readonly head: string
  /** SHA-256 of the last MiB before the offset. */
  readonly tail: string
}

/** State of an unfinished conversion: a prefix of the input is converted and on the disk. Contains no secret. */
export interface Checkpoint {
  readonly version: 1
  readonly options: unknown
  readonly input: Identity
  /** Bytes of the input that are converted. */
  readonly offset: number
  /** Sizes of the outputs. */
  readonly sizes: readonly number[]
  readonly counts: Counts
  /** True if only names have to be given. */
  readonly isConverted: boolean
}

const sha256 = (file: number, start: number, end: number): string => {
  const hash = createHash('sha256')
  for (const block of blocksOf(file, start, end)) hash.update(block)
  return hash.digest('hex')
}

/** Returns the identity of an input up to an offset. */
export const identityOf = (path: string, offset: number): Identity => {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    if (size < offset) throw new BulkError('other-input')
    return {
      size,
      head: sha256(file, 0, Math.min(size, MEBIBYTE)),
      tail: sha256(file, Math.max(0, offset - MEBIBYTE), offset),
    }
  } finally {
    closeSync(file)
  }
}

export const checkpointPath = (output: string): string => `${output}.checkpoint`

export const saveCheckpoint = (output: string, checkpoint: Checkpoint): void =>
  writeWhole(checkpointPath(output), `${JSON.stringify(checkpoint)}\n`)

const isSize = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0

/** True if counts are whole, and add up. */
const areCounts = ({ lines, written, rejected, blank, codes, notes }: Counts): boolean => {
  const counted = Object.values(codes)
  return (
    [lines, written, rejected, blank, ...counted, ...notes.map(({ count }) => count)].every(isSize) &&
    lines === written + rejected + blank &&
    rejected === counted.reduce((sum, count) => sum + count, 0)
  )
}

const parsed = (text: string): Checkpoint => {
  try {
    const checkpoint: Checkpoint = JSON.parse(text)
    const { version, offset, sizes, counts } = checkpoint
    const isWhole = isSize(offset) && sizes.length === OUTPUTS && sizes.every(isSize) && areCounts(counts)
    if (version === 1 && isWhole) return checkpoint
  } catch {
    // Reported below, like another version.
  }
  throw new BulkError('damaged')
}

/** Reads the checkpoint of an output; `undefined` if it does not exist. */
export const loadCheckpoint = (output: string): Checkpoint | undefined => {
  try {
    return parsed(readFileSync(checkpointPath(output), 'utf8'))
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return undefined
    throw thrown
  }
}

/** Throws a `BulkError` if a checkpoint belongs to another input or other options. */
export const checkSame = ({ input, offset, options }: Checkpoint, path: string, wanted: unknown): void => {
  const found = identityOf(path, offset)
  if (JSON.stringify(found) !== JSON.stringify(input)) throw new BulkError('other-input')
  if (JSON.stringify(wanted) !== JSON.stringify(options)) throw new BulkError('other-options')
}
