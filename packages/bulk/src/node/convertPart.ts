import { createHash, randomUUID } from 'node:crypto'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { Tally } from '../lines/Counts.js'
import type { LineOptions } from '../lines/LineOptions.js'
import { BulkError } from './BulkError.js'
import { blocksOf, writeWhole } from './files.js'
import { Outputs } from './Outputs.js'
import { streamOutcomes } from './outcomes.js'
import type { Part } from './Part.js'
import type { PartResult, RecordedPart } from './partFiles.js'
import { partFiles } from './partFiles.js'

/**
 * Options of `convertPart`.
 *
 * @since 0.1.0
 * @category model
 */
export interface PartOptions extends LineOptions {
  /** Folder of the results. Machines that share the work share the folder. */
  readonly dir: string
  /** Writes the bytes of rejected lines too, so that they can be converted again. They hold tokens. */
  readonly rejectedLines?: boolean
  /** Reads the bytes of a part, for example from an object store. By default, `part.file` is the path of a file. */
  readonly open?: (part: Part) => AsyncIterable<Uint8Array>
}

async function* fromFile({ file, start, end }: Part): AsyncGenerator<Uint8Array> {
  const source = openSync(file, 'r')
  try {
    yield* blocksOf(source, start, end)
  } finally {
    closeSync(source)
  }
}

/**
 * Converts one part into files of a folder. Each file is written whole: under a temporary name, to the disk, then
 * renamed. So a part that is converted twice, or at the same time on two machines, does no harm.
 *
 * @since 0.1.0
 * @category files
 */
export const convertPart = async (part: Part, options: PartOptions): Promise<PartResult> => {
  const { dir, rejectedLines = false, open = fromFile, ...rest } = options
  const { rejectedLines: rejectedPath, result: resultPath, ...paths } = partFiles(dir, part)
  mkdirSync(dir, { recursive: true })
  const attempt = randomUUID()
  const outputs = new Outputs({ ...paths, ...(rejectedLines ? { rejectedLines: rejectedPath } : {}) }, [], attempt)
  const hash = createHash('sha256')
  const tally = new Tally()
  let passed = part.start
  try {
    for await (const outcome of streamOutcomes(open(part), rest, false, part.start)) {
      await outputs.write(outcome, tally.lines, undefined)
      for (const bytes of outcome.output) hash.update(bytes)
      tally.add(outcome.counts)
      passed = outcome.end
      // Lets timers run: a queue's worker renews its lock on one.
      await setImmediate()
    }
    // A store may end a download early.
    if (passed !== part.end) throw new BulkError('other-size')
    outputs.sync()
  } catch (thrown) {
    outputs.discard()
    throw thrown
  }
  outputs.finish()
  const { lines: read, ...counts } = tally.counts()
  const result = { read, ...counts, sha256: hash.digest('hex') }
  const record: RecordedPart = { part, result }
  writeWhole(resultPath, `${JSON.stringify(record)}\n`, attempt)
  return result
}
