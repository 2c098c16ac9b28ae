import { join } from 'node:path'
import type { Counts } from '../lines/Counts.js'
import type { Part } from './Part.js'

/**
 * Counts of a converted part. `read` is `written` + `rejected` + `blank`.
 *
 * @since 0.1.0
 * @category model
 */
export interface PartResult extends Omit<Counts, 'lines'> {
  readonly read: number
  /** SHA-256 of the part's output, in hexadecimal. */
  readonly sha256: string
}

/** Paths of the files of a part. The result is written last, so that it shows that the others are complete. */
export const partFiles = (dir: string, { index }: Part) => {
  const path = join(dir, `part-${String(index).padStart(6, '0')}`)
  return {
    output: `${path}.jsonl`,
    rejects: `${path}.rejects.jsonl`,
    rejectedLines: `${path}.rejected`,
    result: `${path}.json`,
  }
}

/** The content of a result file. */
export interface RecordedPart {
  readonly part: Part
  readonly result: PartResult
}
