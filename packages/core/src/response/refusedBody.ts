import type { BodyTooLarge, UnreadableBody } from '../report/TokenError.js'
import { isString } from '../token/objects.js'
import type { Secret } from '../token/Secret.js'
import { secret } from '../token/Secret.js'
import { decodeText, isBytes } from './decodeText.js'

/** Reasons why a body could not be read. */
export type BodyProblem = 'not-json' | 'unexpected-status' | 'interrupted' | 'aborted' | 'already-read'

/** The parts of an HTTP response that errors report. */
interface ReceivedResponse {
  readonly status: unknown
  readonly retryAfter?: number | undefined
  readonly body?: unknown
}

const explanations: Readonly<Record<BodyProblem, string>> = {
  'not-json': 'expected JSON or a form, got another body',
  'unexpected-status': 'expected a status from 200 to 299, or an OAuth error',
  interrupted: 'the connection failed before the end of the response',
  aborted: 'the signal aborted reading the response',
  'already-read': 'the body has already been read; clone a response before you read it',
}

// 64 KiB, enough for any error page.
const MAX_KEPT = 65_536

const startOf = (body: unknown): string | undefined => {
  if (isString(body)) return body.slice(0, MAX_KEPT)
  if (isBytes(body)) return decodeText(body.subarray(0, MAX_KEPT), 'utf-8', false)
  try {
    return JSON.stringify(body)?.slice(0, MAX_KEPT)
  } catch {
    return undefined
  }
}

/** Returns the beginning of a body as a secret, to spread into an error. */
export const sealedBody = (body: unknown): { readonly body?: Secret<string> } => {
  const start = startOf(body)
  return start === undefined || start === '' ? {} : { body: secret(start) }
}

/** True for an HTTP status (RFC 9110 §15). A mock response may have any value here. */
export const isStatus = (status: unknown): status is number =>
  typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 999

const responseMembers = ({ status, retryAfter, body }: ReceivedResponse) => ({
  ...(isStatus(status) ? { status } : {}),
  ...(retryAfter === undefined ? {} : { retryAfter }),
  ...sealedBody(body),
})

export const unreadableBody = (source: string, code: BodyProblem, response: ReceivedResponse): UnreadableBody => {
  const { status } = response
  const got = code === 'unexpected-status' ? `, got ${isStatus(status) ? status : 'an invalid one'}` : ''
  const message = `${source}: ${explanations[code]}${got} (${code})`
  return { _tag: 'UnreadableBody', code, message, source, ...responseMembers(response) }
}

export const bodyTooLarge = (source: string, maxBytes: number, response: ReceivedResponse): BodyTooLarge => ({
  _tag: 'BodyTooLarge',
  code: 'body-too-large',
  message: `${source}: expected a body of at most ${maxBytes} bytes (maxBytes), got a longer one (body-too-large)`,
  source,
  ...responseMembers(response),
})
