import type { BodyTooLarge, UnreadableBody } from './TokenError.js'

/** Why a body was not read. */
export type BodyProblem = 'not-json' | 'unexpected-status' | 'interrupted' | 'aborted' | 'already-read'

const explanations: Readonly<Record<BodyProblem, string>> = {
  'not-json': 'expected a JSON response, got something else',
  'unexpected-status': 'expected a status from 200 to 299, or an OAuth error',
  interrupted: 'the connection failed before the end of the response',
  aborted: 'the signal aborted the reading of the response',
  'already-read': 'the response has been read before, or is being read',
}

/** Whether a number is an HTTP status (RFC 9110 §15): what poses as a response may say anything. */
export const isStatus = (status: unknown): status is number =>
  typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 999

const known = (status: unknown): { readonly status?: number } => (isStatus(status) ? { status } : {})

export const unreadableBody = (
  vendor: string,
  code: BodyProblem,
  status: unknown,
  retryAfter?: number,
): UnreadableBody => {
  const got = code === 'unexpected-status' ? `, got ${isStatus(status) ? status : 'another'}` : ''
  return {
    _tag: 'UnreadableBody',
    code,
    message: `${vendor}: ${explanations[code]}${got} (${code})`,
    source: vendor,
    ...known(status),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  }
}

export const bodyTooLarge = (vendor: string, maxBytes: number, status: unknown): BodyTooLarge => ({
  _tag: 'BodyTooLarge',
  code: 'body-too-large',
  message: `${vendor}: expected a response of at most ${maxBytes} bytes, got a longer one (body-too-large)`,
  source: vendor,
  ...known(status),
})
