import { join } from 'node:path'
import type { AnyTokenCodec } from '@token-codecs/core'
import { codecOf } from '../newVendor/codecOf.js'
import type { ExitCode, Streams } from '../Streams.js'
import { exitCodes, UsageError } from '../Streams.js'
import { parseSourceFile } from '../source/parseSourceFile.js'
import { readText } from '../source/readText.js'
import { responsesIn } from '../source/responsesIn.js'
import type { DocumentedResponse } from '../source/Source.js'
import type { RecordedSource, SourceFile } from '../source/SourceFile.js'
import { specificationIn } from '../source/specificationIn.js'
import type { DriftFlags } from './driftCommand.js'
import { driftOf } from './driftOf.js'
import type { Finding } from './Finding.js'
import { bySeverity } from './Finding.js'
import { responseAt } from './responseAt.js'

type Recorded = readonly [id: string, recorded: RecordedSource]

const selected = (file: SourceFile, codec: string | undefined): readonly Recorded[] => {
  const all = Object.entries(file).sort(([first], [second]) => (first < second ? -1 : 1))
  if (all.length === 0) throw new UsageError('source.json: expected at least one codec')
  if (codec === undefined) return all
  const ids = all.map(([id]) => id)
  if (!ids.includes(codec)) throw new UsageError(`--codec: expected one of ${ids.join(', ')}`)
  return all.filter(([id]) => id === codec)
}

/** A recorded source, and the responses in the newer file. */
interface Compared {
  readonly id: string
  readonly recorded: RecordedSource
  readonly responses: readonly DocumentedResponse[]
}

/**
 * Returns the sources to compare with the file: those whose place is found, and others recorded from the same page.
 * Without any such place, all of the file's kind, because each place has vanished.
 */
const compared = (sources: readonly Recorded[], file: string): readonly Compared[] => {
  const text = readText(file, '--source')
  const all = sources.map(([id, recorded]): Compared => {
    const { place } = recorded
    return { id, recorded, responses: responsesIn(file, text, 'operation' in place ? place.operation : undefined) }
  })
  // Without any response, the file itself tells its kind.
  const isSpecification = specificationIn(file, text) !== undefined
  const ofKind = all.filter(({ recorded, responses }) => {
    const kinds = responses.length === 0 ? [isSpecification] : responses.map(({ place }) => 'operation' in place)
    return kinds.includes('operation' in recorded.place)
  })
  const comparable = ofKind.length === 0 ? all : ofKind
  const found = comparable.filter(({ recorded, responses }) => responseAt(recorded, responses) !== undefined)
  const pages = new Set(found.map(({ recorded }) => recorded.from))
  return found.length === 0 ? comparable : comparable.filter(({ recorded }) => pages.has(recorded.from))
}

/** Returns the recorded codec. Refuses a table that `defineCodec` refuses, because the file was edited by hand. */
const recordedCodec = ({ id, recorded }: Compared): AnyTokenCodec => {
  try {
    return codecOf(id, recorded)
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown
    throw new UsageError(`source.json: ${id}: expected settings of a sound table: run new-vendor again`)
  }
}

const worstFirst = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((a, b) => bySeverity(a.meaning, b.meaning))

/** Compares a newer page or specification with `source.json`. Returns the exit code. */
export const drift = (folder: string, { source, codec }: DriftFlags, streams: Streams): ExitCode => {
  const sources = selected(parseSourceFile(readText(join(folder, 'source.json'), 'DIR/source.json')), codec)
  const chosen = compared(sources, source)
  const all = chosen.map((one) => ({
    id: one.id,
    findings: worstFirst(driftOf(recordedCodec(one), one.recorded, one.responses)),
  }))
  for (const { id, findings } of all) {
    const lines = findings.length === 0 ? ['no drift'] : findings.map(({ message }) => message)
    for (const line of lines) streams.stdout.write(`${id}: ${line}\n`)
  }
  const others = sources.filter(([id]) => chosen.every((one) => one.id !== id)).map(([id]) => id)
  if (others.length > 0)
    streams.stderr.write(`not compared: ${others.join(', ')}, because the file documents other codecs; see --codec\n`)
  const isHarmless = all.every(({ findings }) => findings.every(({ meaning }) => meaning === 'read as before'))
  return isHarmless ? exitCodes.done : exitCodes.refused
}
