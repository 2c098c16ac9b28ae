import type { Candidate, Detection } from '@token-codecs/core'
import { parseResponse } from '@token-codecs/core'
import { detectAmongAll } from '../autoCodec.js'
import { inputAdvice, linesAdvice } from '../inputKind.js'
import { readInput } from '../readInput.js'
import type { ExitCode, Streams } from '../Streams.js'
import { exitCodes } from '../Streams.js'
import type { DetectFlags } from './detectCommand.js'
import { detectionText } from './detectionText.js'
import type { FirstLines } from './firstLines.js'
import { firstLines } from './firstLines.js'

const candidateJson = ({ codec, ...evidence }: Candidate) => ({ codec: codec.id, ...evidence })

/** The result as JSON. Documented, so a minor release may only add members. */
const detectionJson = (detection: Detection, isTruncated: boolean) => {
  const { verdict, best, others, differences, alternatives, read, errors, unread, errorCodecs } = detection
  return {
    verdict,
    best: best.map(candidateJson),
    others: others.map(candidateJson),
    differences,
    alternatives: alternatives.map((same) => same.map(({ id }) => id)),
    responses: { read, errors, unread },
    errorCodecs: errorCodecs.map(({ id }) => id),
    isTruncated,
  }
}

const codes: Readonly<Record<Detection['verdict'], ExitCode>> = {
  sure: exitCodes.done,
  harmless: exitCodes.done,
  disagree: exitCodes.disagree,
  error: exitCodes.refused,
  none: exitCodes.refused,
}

const MAX_MESSAGES = 5

/** Returns the distinct messages of error responses, as the codec that recognizes them reads them. */
const errorMessages = (
  { verdict, errorCodecs: [codec] }: Detection,
  lines: readonly Uint8Array[],
): readonly string[] => {
  if (verdict !== 'error' || codec === undefined) return []
  const messages = lines.flatMap((body) => {
    const result = parseResponse(codec, { status: 200, body }, { maxBytes: Number.POSITIVE_INFINITY })
    return result._tag === 'Left' && result.left._tag === 'OAuthError' ? [result.left.message] : []
  })
  return [...new Set(messages)].slice(0, MAX_MESSAGES)
}

/** Says what an input is that no codec reads. */
const adviceFor = (lines: readonly Uint8Array[], isLines: boolean): string | undefined => {
  const [first] = lines
  // The first line is too long to be kept.
  if (first === undefined) return undefined
  if (!isLines) return inputAdvice(first, ['--lines'])
  return linesAdvice(Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')])), ['--lines'])
}

const responsesIn = async (file: string, isLines: boolean, streams: Streams): Promise<FirstLines> =>
  isLines ? firstLines(file, streams) : { lines: [await readInput(file, streams)], isTruncated: false }

/** Prints which codecs read the responses in a file, or in standard input for `-`, and returns the exit code. */
export const detectFile = async (
  file: string,
  { lines: isLines = false, json = false }: DetectFlags,
  streams: Streams,
): Promise<ExitCode> => {
  const { lines, isTruncated } = await responsesIn(file, isLines, streams)
  const detection = await detectAmongAll(lines)
  const advice = detection.verdict === 'none' ? adviceFor(lines, isLines) : undefined
  const extent = { isLines, isTruncated, errorMessages: errorMessages(detection, lines), advice }
  streams.stdout.write(
    json
      ? `${JSON.stringify(detectionJson(detection, isTruncated), null, 2)}\n`
      : detectionText(detection, extent, streams.stdout),
  )
  return codes[detection.verdict]
}
