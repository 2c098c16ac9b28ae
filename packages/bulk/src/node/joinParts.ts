import { createHash } from 'node:crypto'
import { closeSync, existsSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Counts } from '../lines/Counts.js'
import { Tally } from '../lines/Counts.js'
import type { Reject } from '../lines/lineConverter.js'
import { BulkError } from './BulkError.js'
import { blocksOf, PartialFile, writeWhole } from './files.js'
import { rejectText } from './Outputs.js'
import type { Part } from './Part.js'
import type { RecordedPart } from './partFiles.js'
import { partFiles } from './partFiles.js'
import { summaryText } from './summaryText.js'

const NEWLINE = Buffer.from('\n')

const contentOf = function* (path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    yield* blocksOf(file, 0, fstatSync(file).size)
  } finally {
    closeSync(file)
  }
}

/** Runs a function that reads the files of a part, which may be missing or cut. */
const undamaged = <Value>(read: () => Value): Value => {
  try {
    return read()
  } catch (thrown) {
    const isMissing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'
    if (isMissing || thrown instanceof SyntaxError) throw new BulkError('damaged-part')
    throw thrown
  }
}

/** Throws a `BulkError` if the parts are not the whole of each file, in order. */
const checkPlan = (plan: readonly Part[]): void => {
  for (const [index, part] of plan.entries()) {
    const before = plan[index - 1]
    const start = before?.file === part.file ? before.end : 0
    if (part.index !== index || part.start !== start) throw new BulkError('missing-part')
  }
}

/** Reads the result of a part, which says that its other files are complete. */
const recorded = (dir: string, part: Part): RecordedPart['result'] => {
  const path = partFiles(dir, part).result
  if (!existsSync(path)) throw new BulkError('missing-part')
  const record: RecordedPart | null = undamaged(() => JSON.parse(readFileSync(path, 'utf8')))
  if (record === null) throw new BulkError('damaged-part')
  if (JSON.stringify(record.part) !== JSON.stringify(part)) throw new BulkError('other-input')
  return record.result
}

/** Appends a part's rejects, with the numbers of lines of the whole. Throws a `BulkError` unless all are there. */
const appendRejects = (path: string, count: number, linesBefore: number, to: PartialFile): void => {
  const texts = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  if (texts.length !== count) throw new BulkError('damaged-part')
  for (const text of texts) {
    const reject: Reject = JSON.parse(text)
    to.write(Buffer.from(rejectText({ ...reject, line: reject.line + linesBefore })))
  }
}

/**
 * Joins the converted parts of a plan in its folder: `output.jsonl`, `rejects.jsonl`, `rejected` if the parts have their
 * rejected lines, and `summary.json`. These are the bytes that a single process writes. Checks that each part is there,
 * belongs to the plan and has its checksum, else throws a `BulkError`.
 *
 * @example
 * import { writeFileSync } from 'node:fs'
 * import { convertPart, joinParts, planParts } from '@token-codecs/bulk/node'
 * import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
 *
 * writeFileSync('tokens.jsonl', '{"access_token":"fake-a"}\n{"access_token":"fake-b"}\n')
 * const plan = planParts('tokens.jsonl', { bytes: 20 })
 * for (const part of plan) await convertPart(part, { dir: 'parts', from: Rfc6749Token, to: CanonicalToken })
 * const { lines, written } = joinParts('parts', plan)
 * console.log(plan.length, lines, written)
 * // 2 2 2
 *
 * @since 0.1.0
 * @category files
 */
export const joinParts = (dir: string, plan: readonly Part[]): Counts => {
  checkPlan(plan)
  const tally = new Tally()
  const hasRejectedLines = plan.some((part) => existsSync(partFiles(dir, part).rejectedLines))
  const output = new PartialFile(join(dir, 'output.jsonl'), 0)
  const rejects = new PartialFile(join(dir, 'rejects.jsonl'), 0)
  const rejectedLines = hasRejectedLines ? new PartialFile(join(dir, 'rejected'), 0) : undefined
  const files = [output, rejects, rejectedLines]
  let bytes = 0
  let isEnded = true
  try {
    for (const part of plan) {
      const { read, sha256, ...counts } = recorded(dir, part)
      const paths = partFiles(dir, part)
      undamaged(() => {
        const hash = createHash('sha256')
        for (const block of contentOf(paths.output)) {
          hash.update(block)
          output.write(block)
        }
        if (hash.digest('hex') !== sha256) throw new BulkError('damaged-part')
        appendRejects(paths.rejects, counts.rejected, tally.lines, rejects)
        if (rejectedLines === undefined) return
        // The last line of another file may have no end.
        if (!isEnded && statSync(paths.rejectedLines).size > 0) rejectedLines.write(NEWLINE)
        for (const block of contentOf(paths.rejectedLines)) {
          rejectedLines.write(block)
          isEnded = block.at(-1) === NEWLINE[0]
        }
      })
      tally.add({ lines: read, ...counts })
      bytes += part.end - part.start
    }
    for (const file of files) file?.sync()
  } catch (thrown) {
    for (const file of files) file?.discard()
    throw thrown
  }
  for (const file of files) file?.finish()
  const counts = tally.counts()
  writeWhole(join(dir, 'summary.json'), summaryText(counts, bytes))
  return counts
}
