import { basename } from 'node:path'
import type { AnyTokenCodec, JsonObject } from '@token-codecs/core'
import { formatError } from '@token-codecs/core'
import { memberTable, tableProblems } from '@token-codecs/core/authoring'
import { describedBy } from '../drift/describedBy.js'
import type { ExitCode, Streams } from '../Streams.js'
import { exitCodes, RefusedError, UsageError } from '../Streams.js'

import { shownLine, shownName, shownSentence } from '../shown.js'

import { readText } from '../source/readText.js'
import { responsesIn } from '../source/responsesIn.js'
import type { DocumentedResponse } from '../source/Source.js'
import { specificationIn } from '../source/specificationIn.js'
import { specifiedResponses } from '../source/specifiedResponses.js'
import { choose } from './choose.js'
import { plannedCodec } from './codecOf.js'
import { fakeResponse } from './fakeResponse.js'
import { checkName } from './home.js'
import { madeUpResponse } from './madeUpResponse.js'
import type { NewVendorFlags } from './newVendorCommand.js'
import type { Plan, Question, Settings } from './Plan.js'
import { blockingQuestions, planCodec } from './planCodec.js'
import { readSample } from './readSample.js'
import { settle } from './settle.js'
import type { Written } from './writeFiles.js'
import { writeFiles } from './writeFiles.js'

const documentedIn = ({ docs, openapi, operation }: NewVendorFlags): readonly DocumentedResponse[] => {
  const file = docs ?? openapi ?? ''
  const text = readText(file, docs === undefined ? '--openapi' : '--docs')
  if (docs !== undefined) return responsesIn(file, text, operation)
  return specifiedResponses(specificationIn(file, text) ?? text, operation)
}

const settingsOf = (set: readonly string[] = []): Settings =>
  Object.fromEntries(
    set.map((entry) => {
      const at = entry.indexOf('=')
      if (at < 1) throw new UsageError('--set: expected id=value, such as scope.separator=comma')
      return [entry.slice(0, at), entry.slice(at + 1)]
    }),
  )

const refusal = (questions: readonly Question[]): RefusedError => {
  const lines = questions.map(
    ({ id, ask, choices }) =>
      `\n  ${shownSentence(ask)}\n    --set ${shownName(id)}=${choices.length === 0 ? '…' : choices.map(shownName).join('|')}`,
  )
  return new RefusedError(`the documentation leaves open what a codec must know; nothing was written:${lines.join('')}`)
}

const unsound = (problem: string, { settings, guesses }: Plan): RefusedError => {
  const guessed = new Set(guesses.map(({ id }) => id))
  // Settings that are not guesses were given by the user.
  const given = Object.keys(settings).filter((id) => !guessed.has(id))
  const advice = given.length === 0 ? '' : `; check ${given.map((id) => `--set ${shownName(id)}`).join(', ')}`
  return new RefusedError(`the table is not sound: ${shownLine(problem)}${advice}`)
}

const soundCodec = (id: string, planned: Plan): AnyTokenCodec => {
  const defined = (): AnyTokenCodec => {
    try {
      return plannedCodec(id, planned)
    } catch (thrown) {
      // `defineCodec` rejects a table that would misread a response.
      if (thrown instanceof TypeError) throw unsound(thrown.message, planned)
      throw thrown
    }
  }
  const codec = defined()
  const problems = tableProblems(codec)
  if (problems.length > 0) throw unsound(problems.join('; '), planned)
  return codec
}

const writtenFiles = (...[files, ...others]: Parameters<typeof writeFiles>): Written => {
  try {
    return writeFiles(files, ...others)
  } catch (thrown) {
    // Settings may fit each other, but no response.
    if (thrown instanceof TypeError) throw unsound('it does not read even a short response', files.plan)
    throw thrown
  }
}

/** The settings that may explain a value in another form, by the type of the token member. */
const aspects: ReadonlyMap<string, readonly string[]> = new Map([
  ['lifetime', ['use', 'unit', 'never']],
  ['instant', ['use', 'form', 'never']],
  ['scope', ['separator']],
])

/** Reads the sample with the planned codec, as a service would. Repaired values are fine, moved ones are lost. */
const checkSample = (codec: AnyTokenCodec, sample: JsonObject, { rows }: Plan): void => {
  const result = codec.read(sample)
  if (result._tag === 'Left') throw new RefusedError(`the sample is not read as a token: ${formatError(result.left)}`)
  const moved = result.right.notes.filter(({ action }) => action === 'moved')
  const lines = moved.map(({ member, message }) => {
    const row = rows.find((one) => one.member === member)
    const path = row?.path.join('.') ?? member
    const ids = aspects.get(row === undefined ? '' : memberTable[row.member].type) ?? ['use']
    return `\n  ${message}\n    ${ids.map((aspect) => `--set ${path}.${aspect}=…`).join(' or ')}`
  })
  if (lines.length > 0)
    throw new RefusedError(`the sample does not fit the table; nothing was written:${lines.join('')}`)
}

const report = ({ guesses, questions }: Plan, streams: Streams): void => {
  for (const { id, value, reason } of guesses)
    streams.stderr.write(`guessed ${shownName(id)}: ${shownName(value)} (${shownSentence(reason)})\n`)
  for (const { id, ask, assumed = '' } of questions) {
    const advice = `Assumed ${shownName(assumed)}; settle it with --set ${shownName(id)}=…`
    streams.stderr.write(`open ${shownName(id)}: ${shownSentence(ask)} ${advice}\n`)
  }
}

/** Writes a codec from documentation. Returns the exit code; throws if something must be settled first. */
export const newVendor = async (id: string, flags: NewVendorFlags, streams: Streams): Promise<ExitCode> => {
  await checkName(id, process.cwd())
  if ([flags.docs, flags.openapi].filter((file) => file !== undefined).length !== 1)
    throw new UsageError('expected either --docs or --openapi')
  const { place, members } = choose(documentedIn(flags), flags)
  const sample = flags.sample === undefined ? undefined : readSample(readText(flags.sample, '--sample'))
  const planBy = (settings: Settings): Plan =>
    planCodec({ members, settings, ...(sample === undefined ? {} : { sample }) })
  const given = settingsOf(flags.set)
  const planned = streams.stdin.isTTY === true ? await settle(planBy, given, streams) : planBy(given)
  const blocking = blockingQuestions(planned)
  if (blocking.length > 0) throw refusal(blocking)
  const codec = soundCodec(id, planned)
  if (sample !== undefined) checkSample(codec, sample as JsonObject, planned)
  const file = flags.docs ?? flags.openapi ?? ''
  const described = describedBy(planned.documented, planned.settings)
  const source = {
    from: flags.url ?? basename(file),
    seen: new Date().toISOString().slice(0, 10),
    place,
    members: planned.documented,
    settings: planned.settings,
    ...(Object.keys(described).length === 0 ? {} : { described }),
  }
  const response = sample === undefined ? madeUpResponse(planned) : fakeResponse(planned, sample)
  const files = { id, plan: planned, source, sample: response, isDocumented: sample !== undefined }
  const written = writtenFiles(files, codec, flags, process.cwd())
  report(planned, streams)
  for (const [path, text] of written.files)
    streams.stdout.write(flags.dryRun === true ? `--- ${path}\n${text}` : `wrote ${path}\n`)
  for (const line of written.next) streams.stderr.write(`${line}\n`)
  return exitCodes.done
}
