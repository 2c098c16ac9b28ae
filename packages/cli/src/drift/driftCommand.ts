import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnyTokenCodec } from '@token-codecs/core'
import type { Command } from 'commander'
import type { ExitCode, Streams } from '../Streams.js'
import { exitCodes, UsageError } from '../Streams.js'
import type { DocumentedResponse } from '../source/Source.js'
import type { RecordedSource, SourceFile } from '../source/SourceFile.js'
import type { Finding } from './Finding.js'
import { bySeverity } from './Finding.js'

interface DriftFlags {
  readonly source: string
  readonly codec?: string
}

type Recorded = readonly [id: string, recorded: RecordedSource]

const readText = async (path: string, name: string): Promise<string> => {
  try {
    // Also removes a byte order mark.
    return new TextDecoder().decode(await readFile(path))
  } catch (thrown) {
    const reason = thrown instanceof Error && 'code' in thrown ? ` (${thrown.code})` : ''
    throw new UsageError(`cannot read ${name}${reason}: pass the path of a file`)
  }
}

const selected = (file: SourceFile, codec: string | undefined): readonly Recorded[] => {
  const all = Object.entries(file)
  if (all.length === 0) throw new UsageError('source.json: expected at least one codec')
  if (codec === undefined) return all
  const ids = all.map(([id]) => id)
  if (!ids.includes(codec)) throw new UsageError(`--codec: expected one of ${ids.join(', ')}`)
  return all.filter(([id]) => id === codec)
}

type Read = (recorded: RecordedSource) => readonly DocumentedResponse[] | UsageError

/** Returns a reader of the file by a source's kind. Reads each kind once. */
const readerOf = async (file: string): Promise<Read> => {
  const text = await readText(file, 'FILE')
  const { readDocs } = await import('../source/readDocs.js')
  const { readOpenapi } = await import('../source/readOpenapi.js')
  const { linkedPage } = await import('../source/linkedPage.js')
  const known = new Map<boolean, readonly DocumentedResponse[] | UsageError>()
  return ({ place }) => {
    const isOpenapi = 'operation' in place
    const before = known.get(isOpenapi)
    if (before !== undefined) return before
    let responses: readonly DocumentedResponse[] | UsageError
    try {
      responses = isOpenapi ? readOpenapi(text) : readDocs(text, linkedPage(file))
    } catch (thrown) {
      if (!(thrown instanceof UsageError)) throw thrown
      responses = thrown
    }
    known.set(isOpenapi, responses)
    return responses
  }
}

interface Compared {
  readonly id: string
  readonly recorded: RecordedSource
  readonly responses: readonly DocumentedResponse[]
}

/**
 * Returns the sources to compare with the file: those whose place is found, and others recorded from the same page.
 * Without any such place, all of them, because each place has vanished.
 */
const compared = async (sources: readonly Recorded[], read: Read): Promise<readonly Compared[]> => {
  const { responseAt } = await import('./responseAt.js')
  const fitting: Compared[] = []
  let problem: UsageError | undefined
  for (const [id, recorded] of sources) {
    const responses = read(recorded)
    if (responses instanceof UsageError) problem ??= responses
    else fitting.push({ id, recorded, responses })
  }
  if (fitting.length === 0 && problem !== undefined) throw problem
  const found = fitting.filter(({ recorded, responses }) => responseAt(recorded, responses) !== undefined)
  const pages = new Set(found.map(({ recorded }) => recorded.from))
  if (found.length > 0) return fitting.filter(({ recorded }) => pages.has(recorded.from))
  // A specification is Markdown without tables, too.
  const documented = fitting.filter(({ responses }) => responses.length > 0)
  return documented.length > 0 ? documented : fitting
}

type CodecOf = (id: string, recorded: RecordedSource) => AnyTokenCodec

/** Returns the recorded codec. Refuses a table that `defineCodec` refuses, because the file was edited by hand. */
const recordedCodec = (codecOf: CodecOf, id: string, recorded: RecordedSource): AnyTokenCodec => {
  try {
    return codecOf(id, recorded)
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown
    throw new UsageError(`source.json: ${id}: expected settings of a sound table: run new-vendor again`)
  }
}

const worstFirst = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((a, b) => bySeverity(a.meaning, b.meaning))

const runDrift = async (directory: string, { source, codec }: DriftFlags, streams: Streams): Promise<ExitCode> => {
  const { parseSourceFile } = await import('../source/parseSourceFile.js')
  const { codecOf } = await import('../newVendor/codecOf.js')
  const { driftOf } = await import('./driftOf.js')
  const sources = selected(parseSourceFile(await readText(join(directory, 'source.json'), 'DIR/source.json')), codec)
  const chosen = await compared(sources, await readerOf(source))
  const all = [...chosen]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, recorded, responses }) => ({
      id,
      findings: worstFirst(driftOf(recordedCodec(codecOf, id, recorded), recorded, responses)),
    }))
  for (const { id, findings } of all) {
    const lines = findings.length === 0 ? ['no drift'] : findings.map(({ message }) => message)
    for (const line of lines) streams.stdout.write(`${id}: ${line}\n`)
  }
  const others = sources.filter(([id]) => chosen.every((one) => one.id !== id)).map(([id]) => id)
  if (others.length > 0)
    streams.stderr.write(`not compared, because FILE documents other codecs: ${others.join(', ')}; see --codec\n`)
  const isHarmless = all.every(({ findings }) => findings.every(({ meaning }) => meaning === 'read as before'))
  return isHarmless ? exitCodes.done : exitCodes.refused
}

/** Adds the `drift` command to the program; `finish` receives the exit code. */
export const addDrift = (program: Command, streams: Streams, finish: (code: ExitCode) => void): void => {
  program
    .command('drift')
    .description('compare newer documentation with the recorded source.json of a vendor')
    .argument('<DIR>', 'directory with source.json')
    .requiredOption('--source <file>', 'the newer page in Markdown, or OpenAPI specification')
    .option('--codec <id>', 'compare one codec of source.json; by default those that the file documents')
    .action(async (directory: string, flags: DriftFlags) => finish(await runDrift(directory, flags, streams)))
}
