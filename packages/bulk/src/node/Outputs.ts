import { closeSync, existsSync, openSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Reject } from '../lines/lineConverter.js'
import { BulkError } from './BulkError.js'
import { blocksOf, isDevice, PartialFile, renameDurably } from './files.js'
import type { Outcome, RejectedLine } from './Outcome.js'

/** Paths of the files that a conversion writes, or a function that receives the converted lines. */
export interface OutputPaths {
  readonly output?: string | ((bytes: Uint8Array) => Promise<void> | void)
  readonly rejects?: string
  readonly rejectedLines?: string
}

/** Returns the line that records a reject. */
export const rejectText = ({ line, offset, code, member, message }: Reject): string =>
  `${JSON.stringify({ line, offset, code, member, message })}\n`

/** Returns a path without symbolic links, because a rename would replace one. */
const targetOf = (path: string | undefined): string | undefined => {
  if (path === undefined || isDevice(path)) return path
  return existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path))
}

/** Returns the paths of the output, the rejects and the rejected lines. */
export const pathsOf = ({ output, rejects, rejectedLines }: OutputPaths): readonly (string | undefined)[] =>
  [typeof output === 'string' ? output : undefined, rejects, rejectedLines].map(targetOf)

/** Throws a `BulkError` if one file of a conversion would overwrite another. */
export const checkDifferent = (
  input: string | undefined,
  paths: readonly (string | undefined)[],
  summary: string | undefined,
): void => {
  const written = [...paths, targetOf(summary)].filter(isResumable)
  const names = written.flatMap((path) => [path, `${path}.partial`, `${path}.checkpoint`, `${path}.checkpoint.partial`])
  const all = input === undefined ? names : [...names, realpathSync(input)]
  if (new Set(all).size < all.length) throw new BulkError('same-file')
}

const sizeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.size

/** Throws a `BulkError` if an output is missing or shorter than its checkpoint says. */
export const checkOutputs = (
  paths: readonly (string | undefined)[],
  { sizes, isConverted }: { readonly sizes: readonly number[]; readonly isConverted: boolean },
): void => {
  for (const [index, path] of paths.entries()) {
    if (!isResumable(path)) continue
    const wanted = sizes[index] ?? 0
    const partial = sizeOf(`${path}.partial`)
    // A complete file may have its name already.
    const found = isConverted ? (partial ?? sizeOf(path) ?? -1) : (partial ?? 0)
    if (isConverted ? found !== wanted : found < wanted) throw new BulkError('damaged')
  }
}

/** Gives complete files their names, after an interruption in between. */
export const finishNaming = (paths: readonly (string | undefined)[]): void => {
  for (const path of paths) {
    if (path !== undefined && existsSync(`${path}.partial`)) renameDurably(`${path}.partial`, path)
  }
}

/** The files that a conversion writes, cut to the sizes of a checkpoint. */
export class Outputs {
  readonly #files: readonly (PartialFile | undefined)[]
  readonly #write: ((bytes: Uint8Array) => Promise<void> | void) | undefined

  constructor(options: OutputPaths, sizes: readonly number[], attempt?: string) {
    const files: (PartialFile | undefined)[] = []
    this.#files = files
    try {
      for (const [index, path] of pathsOf(options).entries()) {
        files.push(path === undefined ? undefined : new PartialFile(path, sizes[index] ?? 0, attempt))
      }
    } catch (thrown) {
      this.close()
      throw thrown
    }
    this.#write = typeof options.output === 'function' ? options.output : undefined
  }

  /** Writes the results of a few lines. Without bytes, rejected lines are read again from the input. */
  async write(
    { output, rejects, rejectedBytes }: Outcome,
    linesBefore: number,
    input: string | undefined,
  ): Promise<void> {
    const [outputFile, rejectsFile, rejectedFile] = this.#files
    for (const bytes of output) {
      outputFile?.write(bytes)
      // A copy, because the memory is used again, and the function may keep the bytes.
      await this.#write?.(bytes.slice())
    }
    const texts = rejects.map((reject) => rejectText({ ...reject, line: reject.line + linesBefore }))
    rejectsFile?.write(Buffer.from(texts.join('')))
    if (rejectedFile === undefined) return
    for (const bytes of rejectedBytes) rejectedFile.write(bytes)
    if (input !== undefined && rejectedBytes.length === 0) copyRanges(input, rejects, rejectedFile)
  }

  get sizes(): readonly number[] {
    return this.#files.map((file) => file?.size ?? 0)
  }

  /** Waits until everything is on the disk. */
  sync(): void {
    for (const file of this.#files) file?.sync()
  }

  close(): void {
    for (const file of this.#files) file?.close()
  }

  /** Closes the files and removes them. */
  discard(): void {
    for (const file of this.#files) file?.discard()
  }

  /** Closes the files and gives them their names. */
  finish(): void {
    for (const file of this.#files) file?.finish()
  }
}

const copyRanges = (input: string, ranges: readonly RejectedLine[], to: PartialFile): void => {
  if (ranges.length === 0) return
  const source = openSync(input, 'r')
  try {
    for (const { offset, bytes } of ranges)
      for (const block of blocksOf(source, offset, offset + bytes)) to.write(block)
  } finally {
    closeSync(source)
  }
}

/** True for an output that can be resumed: a file with a name. */
export const isResumable = (path: string | undefined): path is string => path !== undefined && !isDevice(path)
