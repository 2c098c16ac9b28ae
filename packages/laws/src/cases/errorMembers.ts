import type { AnyTokenCodec, Json } from '@token-codecs/core'
import { secret } from '@token-codecs/core'
import { encoded } from '../laws/throughJson.js'
import { withValue } from '../laws/wireMembers.js'

/** Names that vendors use for errors. */
const names = [
  ...['errors', 'err', 'errcode', 'errno', 'error_code', 'errorCode', 'error_type', 'errorType', 'error_id', 'fault'],
  ...['code', 'message', 'msg', 'status', 'statusCode', 'success', 'ok', 'result', 'ret', 'reason', 'title', 'detail'],
  ...['meta', 'data', 'response', 'exception', 'failure', 'type', 'name'],
] as const

const objects = ['code', 'error', 'error_code', 'errorCode', 'message', 'status', 'type', 'name'].map((name) => ({
  [name]: 'fake_code',
}))

const values: readonly Json[] = ['fake_code', 7, false, ...objects, ...objects.map((object) => [object])]

/** Replaces the error code in a value. */
export const withCode = (value: Json, code: string): Json =>
  JSON.parse(JSON.stringify(value).replaceAll('fake_code', code))

const memory = new WeakMap<AnyTokenCodec, readonly (readonly [name: string, value: Json])[]>()

const findMembers = (codec: AnyTokenCodec): readonly (readonly [name: string, value: Json])[] => {
  const smallest = encoded(codec, { accessToken: secret('fake-a'), tokenType: 'Bearer' })
  const isError = (name: string, value: Json): boolean => {
    try {
      const result = codec.read(withValue(smallest, [name], value))
      return result._tag === 'Left' && result.left._tag === 'OAuthError'
    } catch {
      return false
    }
  }
  return names.flatMap((name) => {
    const found = values.filter((value) => isError(name, value))
    // Two values are enough if the codec reads almost any value under this name as an error.
    return (found.length * 2 > values.length ? found.slice(0, 2) : found).map((value) => [name, value] as const)
  })
}

/** Members that make a codec return an `OAuthError`, found by trial because a codec does not list them. */
export const errorMembers = (codec: AnyTokenCodec): readonly (readonly [name: string, value: Json])[] => {
  const found = memory.get(codec) ?? findMembers(codec)
  memory.set(codec, found)
  return found
}
