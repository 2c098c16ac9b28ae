import { existsSync, fstatSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FileOptions, FileResult } from '@token-codecs/bulk/node'
import { BulkError, convertFile } from '@token-codecs/bulk/node'
import type { AnyTokenCodec, ConvertOptions, Note } from '@token-codecs/core'
import type { ConvertFlags } from '../convertCommand.js'
import { firstLines } from '../detect/firstLines.js'
import { namedCodec } from '../namedCodec.js'
import { ownWords } from '../ownWords.js'
import { askForInput, unreadable } from '../readInput.js'
import { reasonOf } from '../reasonOf.js'
import type { ExitCode, Streams } from '../Streams.js'
import { exitCodes, UsageError } from '../Streams.js'
import { writeError } from '../style.js'
import type { ServedOptions } from '../worker.js'
import { advise } from './advise.js'
import { fileOptions } from './fileOptions.js'
import { progress } from './progress.js'
import { reportOf } from './reportOf.js'
import { resumeCommand } from './resumeCommand.js'
import { stopOnSignals } from './stopOnSignals.js'
import { untilAborted } from './untilAborted.js'

const isProgress = (text: string): boolean => ['auto', 'always', 'never'].includes(text)

const sizeOf = (file: string, { stdin }: Streams): number | undefined => {
  if (file === '-') {
    // To Node, a directory looks like an empty stream.
    if (stdin === process.stdin && fstatSync(0).isDirectory())
      throw new UsageError('standard input: expected lines, got a directory')
    return undefined
  }
  try {
    const stats = statSync(file)
    if (stats.isFile()) return stats.size
  } catch (thrown) {
    return unreadable('FILE', thrown)
  }
  throw new UsageError('FILE: expected a regular file; pipe anything else to standard input')
}

/** Starts a worker thread, whose file the build puts beside this one. */
const startWorker = (workerData: ServedOptions): Worker =>
  new Worker(join(import.meta.dirname, 'worker.cjs'), { workerData })

const served = (options: FileOptions): ServedOptions => {
  const { from, to, receivedAt, now, onLoss, strict, member, maxLineBytes } = options
  return JSON.parse(JSON.stringify({ from: from.id, to: to.id, receivedAt, now, onLoss, strict, member, maxLineBytes }))
}

/** Messages about a conversion that cannot start or go on, in the words of the command line. */
const bulkMessages: Readonly<Partial<Record<BulkError['code'], string>>> = {
  unfinished: 'an earlier conversion to this -o is unfinished: add --resume, or remove its .checkpoint to start again',
  'no-output': '--resume: expected a regular file for -o',
  'changed-input':
    'FILE changed during the conversion: remove the .checkpoint, and start again with a file that stays as it is',
  'same-file': 'FILE, -o, --rejects, --rejected-lines and --summary must be different files',
  'other-input':
    '--resume: FILE is another file than before, or has changed: pass the earlier one, or remove the .checkpoint to start again',
  'other-options': '--resume: expected the flags of the earlier conversion',
  'bad-delimiter': '--delimiter: expected one ASCII character that is not a quote or a line break, or \\t for a tab',
  'missing-column': '--column, --received-at-in: the CSV header has no such column, or no column of the access token',
  damaged:
    '-o: its .checkpoint or .partial is damaged, perhaps by another process: remove the .checkpoint to start again',
}

const messageOf = (thrown: unknown, file: string): string | undefined => {
  if (thrown instanceof BulkError) return bulkMessages[thrown.code] ?? thrown.message
  if (!(thrown instanceof Error && 'syscall' in thrown)) return undefined
  const isInput = thrown.syscall === 'read' || ('path' in thrown && thrown.path === file)
  return isInput
    ? `cannot read FILE${reasonOf(thrown)}: keep it where it is until the conversion has ended`
    : `cannot write an output${reasonOf(thrown)}: check disk space and permissions`
}

/** Returns the codec that reads the responses, or the exit code if that is not clear. */
const sourceOf = async (
  file: string,
  { from, csv, member }: ConvertFlags,
  options: ConvertOptions & { readonly to: AnyTokenCodec },
  streams: Streams,
): Promise<AnyTokenCodec | ExitCode> => {
  if (from !== 'auto') return namedCodec('--from', from)
  if (file === '-') throw new UsageError('--from auto: expected FILE, because standard input cannot be read twice')
  if (csv || member !== undefined) throw new UsageError('--from auto: only for lines that are responses')
  const { automaticCodec } = await import('../autoCodec.js')
  return automaticCodec((await firstLines(file, streams)).lines, options, streams)
}

/** Converts many responses, and returns the exit code. */
export const convertMany = async (
  file: string,
  flags: ConvertFlags,
  { to, options }: { readonly to: AnyTokenCodec; readonly options: ConvertOptions },
  streams: Streams,
): Promise<ExitCode> => {
  const { notes, progress: mode = 'auto' } = flags
  const { stderr, stdin } = streams
  if (!isProgress(mode)) throw new UsageError('--progress: expected auto, always or never')
  const total = sizeOf(file, streams)
  const from = await sourceOf(file, flags, { ...options, to }, streams)
  if (typeof from === 'number') return from
  const given = fileOptions(file, flags, from, to, options)
  if (file === '-') askForInput(streams)
  const isTerminal = stderr.isTTY === true
  const state = progress((text) => stderr.write(text), isTerminal, total, Date.now)
  const showsProgress = mode === 'always' || (mode === 'auto' && isTerminal)
  const stop = stopOnSignals()
  const writeNotes = (line: number, noted: readonly Note[]): void => {
    for (const { message: _, ...note } of noted) stderr.write(`${JSON.stringify({ line, ...note })}\n`)
  }
  const all: FileOptions = {
    ...given,
    ...(given.output === undefined && !flags.dryRun ? { output: (bytes) => writeOut(streams, bytes) } : {}),
    ...(given.jobs > 1 ? { startWorker: () => startWorker(served(given)) } : {}),
    ...(notes === 'json' ? { onNotes: writeNotes } : {}),
    ...(showsProgress ? { onProgress: state.show } : {}),
    reword: ownWords,
    signal: stop.signal,
  }
  /** Says why the conversion ended early, and which command resumes it. */
  const sayWhy = (reason: string, changed: Readonly<Record<string, unknown>> = {}): void => {
    const { output } = given
    const isResumable = typeof output === 'string' && file !== '-' && existsSync(`${output}.checkpoint`)
    const next = isResumable ? `; to go on:\n${resumeCommand(file, { ...flags, from: from.id, ...changed })}` : ''
    writeError(stderr, `token-codecs: ${reason}${next}`)
  }
  let result: FileResult
  try {
    result = await convertFile(file === '-' ? untilAborted(stdin, stop.signal) : file, all)
  } catch (thrown) {
    state.clear()
    const message = messageOf(thrown, file)
    if (message === undefined) throw thrown
    if (thrown instanceof BulkError) throw new UsageError(message)
    sayWhy(message)
    return exitCodes.usage
  } finally {
    state.clear()
    stop.release()
    // An open standard input would keep the process running.
    if (stop.signal.aborted) stdin.destroy?.()
  }
  const { status, counts } = result
  stderr.write(`${reportOf(counts, notes === 'text')}\n`)
  if (status === 'too-many-rejects') {
    // The same limit would stop it again.
    sayWhy('stopped, because more lines than --max-rejects were rejected', { maxRejects: undefined })
    return exitCodes.refused
  }
  if (status === 'stopped') {
    sayWhy('interrupted')
    return stop.stoppedBy() === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted
  }
  if (counts.rejected === 0) return exitCodes.done
  if (counts.written === 0 && file !== '-' && flags.lines) advise(file, streams)
  return exitCodes.rejectedLines
}

/** Writes to standard output, and waits while its reader is slower. */
const writeOut = ({ stdout }: Streams, bytes: Uint8Array): Promise<void> | undefined =>
  stdout.write(bytes) === false && stdout.once !== undefined
    ? new Promise((resolve) => stdout.once?.('drain', resolve))
    : undefined
