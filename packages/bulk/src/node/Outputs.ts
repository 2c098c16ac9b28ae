import { closeSync, existsSync, openSync, realpathSync } from 'node:fs'
import type { Reject } from '../lines/lineConverter.js'
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

/** Follows a symbolic link, because a rename would replace it. */
const targetOf = (path: string | undefined): string | undefined =>
  path !== undefined && existsSync(path) ? realpathSync(path) : path

/** Returns the paths of the output, the rejects and the rejected lines. */
export const pathsOf = ({ output, rejects, rejectedLines }: OutputPaths): readonly (string | undefined)[] =>
  [typeof output === 'string' ? output : undefined, rejects, rejectedLines].map(targetOf)

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
    this.#files = pathsOf(options).map((path, index) =>
      path === undefined ? undefined : new PartialFile(path, sizes[index] ?? 0, attempt),
    )
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
    for (const reject of rejects) {
      rejectsFile?.write(Buffer.from(rejectText({ ...reject, line: reject.line + linesBefore })))
    }
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
