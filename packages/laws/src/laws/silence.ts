import { inspect } from 'node:util'
import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { extrasOf, formatError, secret } from '@token-codecs/core'

/** A value that a codec gives to its caller or a log, by a name for messages. */
type Output = readonly [name: string, value: unknown]

const consoleMethods = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const

/** The values that a codec logs in a run, although it must not log anything. */
const valuesLoggedBy = (run: () => void): readonly unknown[] => {
  const logged: unknown[] = []
  // biome-ignore lint/suspicious/noConsole: the logged values are looked for.
  const methods = consoleMethods.map((name) => [name, console[name]] as const)
  for (const name of consoleMethods) console[name] = (...values: readonly unknown[]) => logged.push(...values)
  const { stackTraceLimit } = Error
  // The places in a stack take a third of the time of an error, and quote nothing.
  Error.stackTraceLimit = 0
  try {
    run()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
    for (const [name, method] of methods) console[name] = method
  }
  return logged
}

const thrownBy = (run: () => unknown): unknown => {
  try {
    run()
    return undefined
  } catch (thrown) {
    return thrown
  }
}

/** The year 2100, in seconds since the epoch. */
const LATER = 4_102_444_800

/** A token that only the canonical codec can write whole, so that there is a loss to note. */
const withLosses = (token: Token, planted: string): Token => ({
  ...token,
  tokenType: 'MAC',
  refreshToken: token.accessToken,
  idToken: token.accessToken,
  issuedTokenType: 'urn:example:fake',
  extensions: { ...token.extensions, 'of-nobody': secret({ [planted]: planted }) },
})

/** The outputs of writing a token, without the written value. */
const outputsOfWriting = (codec: AnyTokenCodec, token: Token): readonly Output[] => {
  const results = [codec.write(token), codec.write(token, { onLoss: 'fail' }), codec.write(token, { now: LATER })]
  return [
    ['what `encode` throws', thrownBy(() => codec.encode(token))],
    ...results.map(
      (result): Output =>
        result._tag === 'Right'
          ? ['a note of `write`', result.right.notes]
          : ["`write`'s error", [result.left, formatError(result.left)]],
    ),
  ]
}

/** The extras that a codec declares secret, as `extrasOf` returns them; the others are in the clear. */
const secretExtrasOf = (codec: AnyTokenCodec, token: Token): object => {
  const extras: { readonly [name: string]: unknown } = extrasOf(codec, token)
  return codec.secretExtras.map((name) => extras[name])
}

/** The outputs of every function with an input, without the written value. */
const outputsOf = (codec: AnyTokenCodec, input: unknown, planted: string): readonly Output[] => {
  const read = codec.read(input)
  const strict = codec.read(input, { strict: true })
  const decoded = codec.decode(input)
  const shaped = codec.wire.decode(input)
  const written = codec.write(input as Token)
  const outputs: Output[] = [
    ["`read`'s result", [read, strict]],
    ["`decode`'s result", decoded],
    ["`validate`'s result", codec.validate(input, [{ key: '', type: codec, actual: '' }])],
    ["`~standard`'s result", codec['~standard'].validate(input)],
    ['what `encode` throws of a response', thrownBy(() => codec.encode(input as Token))],
    ['what `parse` throws', thrownBy(() => codec.parse(input))],
  ]
  if (decoded._tag === 'Left') outputs.push(["`decode`'s error, formatted,", formatError(decoded.left)])
  if (shaped._tag === 'Left') outputs.push(["`wire.decode`'s error", [shaped.left, formatError(shaped.left)]])
  if (written._tag === 'Left') {
    outputs.push(["`write`'s error of a response", [written.left, formatError(written.left)]])
  }
  if (read._tag === 'Left') {
    outputs.push(["`read`'s error, formatted,", [formatError(read.left), read.left.message]])
    return outputs
  }
  const { token, notes } = read.right
  outputs.push(
    ['a note of `read`', notes],
    ['the token in a text', `${token.accessToken} ${token.refreshToken}`],
    ["`extrasOf`'s secret extras", secretExtrasOf(codec, token)],
  )
  return [...outputs, ...outputsOfWriting(codec, token), ...outputsOfWriting(codec, withLosses(token, planted))]
}

// Columns and lines would take a fifth of the time; and neither an array nor a text must be cut short.
const inFull = {
  depth: Number.POSITIVE_INFINITY,
  maxArrayLength: null,
  maxStringLength: null,
  breakLength: Number.POSITIVE_INFINITY,
  compact: false,
}

/** Each way in which a program may print a value. */
const prints: readonly ((value: unknown) => string | undefined)[] = [
  JSON.stringify,
  (value) => inspect(value, { ...inFull, showHidden: true, getters: true }),
  (value) => inspect(value, { ...inFull, customInspect: false }),
]

const shows = (value: unknown, planted: string): boolean => prints.some((print) => print(value)?.includes(planted))

/** The first output, by its name, that shows the planted text of an input. */
export const leakOf = (codec: AnyTokenCodec, input: unknown, planted: string): string | undefined => {
  let outputs: readonly Output[] = []
  const logged = valuesLoggedBy(() => {
    outputs = outputsOf(codec, input, planted)
  })
  const all: readonly Output[] = [...outputs, ['what it logs', logged]]
  // Printing is slow, and there is almost never a leak: one text of all outputs is searched first.
  if (
    !shows(
      all.map(([, value]) => value),
      planted,
    )
  )
    return undefined
  return all.find(([, value]) => shows(value, planted))?.[0]
}
