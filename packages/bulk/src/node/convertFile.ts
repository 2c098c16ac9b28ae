import { createReadStream, unlinkSync } from 'node:fs'
import type { Worker } from 'node:worker_threads'
import type { Note } from '@token-codecs/core'
import type { Counts } from '../lines/Counts.js'
import { Tally } from '../lines/Counts.js'
import type { LineOptions } from '../lines/LineOptions.js'
import { BulkError } from './BulkError.js'
import { checkpointPath, checkSame, identityOf, loadCheckpoint, saveCheckpoint } from './Checkpoint.js'
import type { CsvOptions } from './csvDelimiter.js'
import { delimiterOf } from './csvDelimiter.js'
import type { CsvOutcomes } from './csvOutcomes.js'
import { openCsv } from './csvOutcomes.js'
import { changeDetector, isDevice, writeWhole } from './files.js'
import type { Outcome } from './Outcome.js'
import { checkDifferent, checkOutputs, finishNaming, isResumable, Outputs, pathsOf } from './Outputs.js'
import { fileOutcomes, streamOutcomes } from './outcomes.js'
import { summaryText } from './summaryText.js'
import { startPool } from './workers.js'

/**
 * Options of `convertFile`.
 *
 * @since 0.1.0
 * @category model
 */
export interface FileOptions extends LineOptions {
  /**
   * Reads and writes CSV with a header. `member` then names the column with the response; without it, the columns with
   * the names of members are the response. `receivedAt` may name a column. Records count as lines.
   */
  readonly csv?: boolean | CsvOptions
  /**
   * Path of the output, or a function that writes it. A file is called `PATH.partial` until it is complete. Without it,
   * lines are converted and counted only.
   */
  readonly output?: string | ((bytes: Uint8Array) => Promise<void> | void)
  /** Path for the rejected lines: a JSON object for each, with nothing of the line but a refusal's error code. */
  readonly rejects?: string
  /** Path for the bytes of the rejected lines, so that they can be converted again. They hold tokens. */
  readonly rejectedLines?: string
  /** Path for the counts, as JSON. */
  readonly summary?: string
  /** Stops as soon as more lines are rejected. */
  readonly maxRejects?: number
  /** Goes on after the last checkpoint of an interrupted conversion, if there was one. */
  readonly resume?: boolean
  /** Number of threads, this one included. Default 1. */
  readonly jobs?: number
  /** Starts a worker thread whose module calls `serveParts` with the same options. */
  readonly startWorker?: () => Worker
  /** Called as the conversion goes on, with the bytes of the input that are converted. */
  readonly onProgress?: (bytes: number, counts: Counts) => void
  /** Called for each written line that has notes. */
  readonly onNotes?: (line: number, notes: readonly Note[]) => void
  /** Rewords the messages of rejects, for a program whose options have other names. */
  readonly reword?: (message: string) => string
  /** Stops at a checkpoint when it is aborted. */
  readonly signal?: AbortSignal
}

/**
 * The end of a conversion. After `stopped` and `too-many-rejects`, it can be resumed if input and output are files.
 *
 * @since 0.1.0
 * @category model
 */
export interface FileResult {
  readonly status: 'finished' | 'stopped' | 'too-many-rejects'
  readonly counts: Counts
}

// Each checkpoint waits for the disk.
const CHECKPOINT = 16_777_216

/** Returns the options that decide the outputs, as a checkpoint records them. */
const deciding = (options: FileOptions): unknown => {
  const { from, to, receivedAt, now, onLoss, strict, member, maxLineBytes, rejects, rejectedLines } = options
  const delimiter = delimiterOf(options.csv)
  const files = { delimiter, hasRejects: rejects !== undefined, hasRejectedLines: rejectedLines !== undefined }
  return JSON.parse(
    JSON.stringify({ from: from.id, to: to.id, receivedAt, now, onLoss, strict, member, maxLineBytes, ...files }),
  )
}

/** Yields the content of a pipe or device. Opens it late, because a conversion may be refused first. */
async function* contentOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path)
}

/** The part of the input that is converted. */
interface Progress {
  offset: number
  readonly tally: Tally
}

const reworded = (outcome: Outcome, reword: FileOptions['reword']): Outcome => {
  if (reword === undefined) return outcome
  const rejects = outcome.rejects.map((reject) => ({ ...reject, message: reword(reject.message) }))
  return { ...outcome, rejects }
}

/** Converts the rest of the input, and returns how that ended. `save` makes a checkpoint. */
const convertRest = async (
  input: string | AsyncIterable<Uint8Array>,
  options: FileOptions,
  progress: Progress,
  outputs: Outputs,
  save: () => void,
  csvOutcomes: CsvOutcomes | undefined,
): Promise<FileResult['status']> => {
  const { maxRejects = Number.POSITIVE_INFINITY, jobs = 1, startWorker, onProgress, onNotes, signal } = options
  const { tally } = progress
  const path = typeof input === 'string' ? input : undefined
  const wantsNotes = onNotes !== undefined
  if (tally.rejected > maxRejects) return 'too-many-rejects'
  const pool = startWorker === undefined || jobs === 1 ? undefined : startPool(startWorker, jobs - 1, wantsNotes)
  let saved = progress.offset
  try {
    const outcomes =
      csvOutcomes !== undefined
        ? csvOutcomes(progress.offset, wantsNotes)
        : typeof input === 'string'
          ? fileOutcomes(input, progress.offset, options, wantsNotes, pool)
          : streamOutcomes(input, options, wantsNotes)
    for await (const outcome of outcomes) {
      const { lines } = tally
      await outputs.write(reworded(outcome, options.reword), lines, path)
      for (const { line, notes } of outcome.notes) onNotes?.(line + lines, notes)
      tally.add(outcome.counts)
      progress.offset = outcome.end
      onProgress?.(progress.offset, tally.counts())
      if (tally.rejected > maxRejects) return 'too-many-rejects'
      if (signal?.aborted) return 'stopped'
      if (progress.offset - saved < CHECKPOINT) continue
      save()
      saved = progress.offset
    }
    return signal?.aborted ? 'stopped' : 'finished'
  } finally {
    await pool?.close()
  }
}

/**
 * Converts the lines of a file or stream into a file, in order, with a record of every rejected line. If input and
 * output are files, a conversion that was killed at any moment can be resumed: all outputs are then the same bytes as
 * without the interruption. An unfinished one has `OUTPUT.checkpoint` beside its output.
 *
 * Throws a `BulkError` if the conversion cannot start or be resumed, and the errors of the file system.
 *
 * @example
 * import { writeFileSync } from 'node:fs'
 * import { convertFile } from '@token-codecs/bulk/node'
 * import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
 *
 * writeFileSync('tokens.jsonl', '{"access_token":"fake-a"}\n\n{"access_token":""}\n')
 * const { counts } = await convertFile('tokens.jsonl', {
 *   from: Rfc6749Token,
 *   to: CanonicalToken,
 *   output: 'converted.jsonl',
 *   rejects: 'rejects.jsonl',
 * })
 * console.log(counts.lines, counts.written, counts.rejected, counts.blank)
 * // 3 1 1 1
 *
 * @since 0.1.0
 * @category files
 */
export const convertFile = async (
  source: string | AsyncIterable<Uint8Array>,
  options: FileOptions,
): Promise<FileResult> => {
  const { jobs = 1 } = options
  if (!Number.isSafeInteger(jobs) || jobs < 1) throw new RangeError('jobs: expected a whole number, 1 or more')
  // A pipe has no size and no parts.
  const input = typeof source === 'string' && isDevice(source) ? contentOf(source) : source
  const paths = pathsOf(options)
  const [output] = paths
  const file = typeof input === 'string' && isResumable(output) ? { input, output } : undefined
  checkDifferent(typeof input === 'string' ? input : undefined, paths, options.summary)
  const checkUnchanged = typeof input === 'string' ? changeDetector(input) : undefined
  if (options.resume && file === undefined) throw new BulkError('no-output')
  const delimiter = delimiterOf(options.csv)
  if (delimiter !== undefined && (options.jobs ?? 1) > 1) throw new BulkError('csv-jobs')
  const decided = deciding(options)
  const earlier = isResumable(output) ? loadCheckpoint(output) : undefined
  if (earlier !== undefined && !options.resume) throw new BulkError('unfinished')
  if (file !== undefined && earlier !== undefined) {
    checkSame(earlier, file.input, decided)
    checkOutputs(paths, earlier)
  }

  const csvOutcomes = delimiter === undefined ? undefined : await openCsv(input, options, delimiter)
  const progress = { offset: earlier?.offset ?? 0, tally: new Tally() }
  if (earlier !== undefined) progress.tally.add(earlier.counts)
  let status: FileResult['status'] = 'finished'
  if (earlier?.isConverted) finishNaming(paths)
  else {
    const outputs = new Outputs(options, earlier?.sizes ?? [])
    const save = (isConverted: boolean): void => {
      checkUnchanged?.()
      outputs.sync()
      if (file === undefined) return
      const { offset, tally } = progress
      const identity = { options: decided, input: identityOf(file.input, offset) }
      const state = { offset, sizes: outputs.sizes, counts: tally.counts(), isConverted }
      saveCheckpoint(file.output, { version: 1, ...identity, ...state })
    }
    try {
      status = await convertRest(input, options, progress, outputs, () => save(false), csvOutcomes)
      save(status === 'finished')
    } catch (thrown) {
      outputs.close()
      throw thrown
    }
    if (status === 'finished') outputs.finish()
    else outputs.close()
  }
  const counts = progress.tally.counts()
  if (status !== 'finished') return { status, counts }
  if (options.summary !== undefined) writeWhole(options.summary, summaryText(counts, progress.offset))
  if (file !== undefined) unlinkSync(checkpointPath(file.output))
  return { status, counts }
}
