import type { AnyTokenCodec } from '@token-codecs/core'
import { formatError, parseResponse } from '@token-codecs/core'
import { chooseCodec, idsOf } from '../autoCodec.js'
import { inputAdvice } from '../inputKind.js'
import { namedCodec } from '../namedCodec.js'
import { ownWords } from '../ownWords.js'
import { readInput } from '../readInput.js'
import type { ExitCode, Streams } from '../Streams.js'
import { exitCodes } from '../Streams.js'
import { writeError } from '../style.js'
import { secondsOf } from '../time.js'
import type { InspectFlags } from './inspectCommand.js'
import type { Inspection, InspectOptions } from './inspection.js'
import { inspectJwt, inspectToken } from './inspection.js'
import { inspectionJson, inspectionText } from './inspectionText.js'
import { bareJwt } from './jwt.js'

/** The reason why nothing can be shown. */
interface Refusal {
  readonly code: ExitCode
  readonly message: string
}

interface Chosen {
  readonly codec: AnyTokenCodec
  /** Ids of the codecs that read the same token. */
  readonly same: readonly string[]
}

const unreadMessage = (input: Uint8Array): string => {
  const advice = inputAdvice(input, [])
  return advice === undefined ? 'no codec reads the input' : `the input ${advice}`
}

const chosenFor = async (input: Uint8Array, receivedAt: number | undefined): Promise<Chosen | Refusal> => {
  const choice = await chooseCodec([input], receivedAt === undefined ? {} : { receivedAt })
  if (choice.codec !== undefined) return { codec: choice.codec, same: idsOf(choice.detection.best) }
  const { code, message } = choice
  return code === exitCodes.refused ? { code, message: `token-codecs: ${unreadMessage(input)}` } : { code, message }
}

const named = async (id: string): Promise<Chosen> => {
  const codec = await namedCodec('--from', id)
  return { codec, same: [codec.id] }
}

const inspected = async (
  input: Uint8Array,
  from: Chosen | undefined,
  receivedAt: number | undefined,
  options: InspectOptions,
): Promise<Inspection | Refusal> => {
  const jwt = bareJwt(new TextDecoder().decode(input).trim())
  if (jwt !== undefined) return inspectJwt(jwt, options)
  const chosen = from ?? (await chosenFor(input, receivedAt))
  if ('code' in chosen) return chosen
  const { codec, same } = chosen
  const parts = { status: 200, body: input, receivedAt }
  const result = parseResponse(codec, parts, { maxBytes: Number.POSITIVE_INFINITY })
  if (result._tag === 'Left') {
    const advice = inputAdvice(input, [])
    const message = advice === undefined ? formatError(result.left) : `token-codecs: the input ${advice}`
    return { code: exitCodes.refused, message }
  }
  return inspectToken(codec, same, result.right, options)
}

/** Shows the token in a file, or in standard input for `-`, and returns the exit code. */
export const inspectFile = async (file: string, flags: InspectFlags, streams: Streams): Promise<ExitCode> => {
  const { claims = false, json = false } = flags
  const from = flags.from === 'auto' ? undefined : await named(flags.from)
  const now = flags.now === undefined ? Date.now() / 1000 : secondsOf('--now', flags.now)
  const receivedAt = flags.receivedAt === undefined ? undefined : secondsOf('--received-at', flags.receivedAt)
  const inspection = await inspected(await readInput(file, streams), from, receivedAt, { now, claims })
  if ('code' in inspection) {
    writeError(streams.stderr, ownWords(inspection.message))
    return inspection.code
  }
  streams.stdout.write(json ? inspectionJson(inspection) : inspectionText(inspection, now))
  return exitCodes.done
}
