import { inspect } from 'node:util'
import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { extrasOf, formatError, secret } from '@token-codecs/core'

/** A value that a codec returns, throws or logs, with its name for messages. */
type Output = readonly [name: string, value: unknown]

const consoleMethods = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const

/** Runs a function and captures the values that it logs. */
const valuesLoggedBy = (run: () => void): readonly unknown[] => {
  const logged: unknown[] = []
  // biome-ignore lint/suspicious/noConsole: replaced to capture logged values.
  const methods = consoleMethods.map((name) => [name, console[name]] as const)
  for (const name of consoleMethods) console[name] = (...values: readonly unknown[]) => logged.push(...values)
  const { stackTraceLimit } = Error
  // Stack traces contain no secrets and take a third of an error's time.
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

/** The year 2100, in epoch seconds. */
const LATER = 4_102_444_800

/** Adds members that only `CanonicalToken` can write, so that other codecs note a loss. */
const withLosses = (token: Token, planted: string): Token => ({
  ...token,
  tokenType: 'MAC',
  refreshToken: token.accessToken,
  idToken: token.accessToken,
  issuedTokenType: 'urn:example:fake',
  extensions: { ...token.extensions, unrelated: secret({ [planted]: planted }) },
})

/** Outputs of writing a token, except the written value. */
const outputsOfWriting = (codec: AnyTokenCodec, token: Token): readonly Output[] => {
  const results = [codec.write(token), codec.write(token, { onLoss: 'fail' }), codec.write(token, { now: LATER })]
  return [
    ['the error thrown by `encode`', thrownBy(() => codec.encode(token))],
    ...results.map(
      (result): Output =>
        result._tag === 'Right'
          ? ['a note of `write`', result.right.notes]
          : ["`write`'s error", [result.left, formatError(result.left)]],
    ),
  ]
}

/** Secret extras as returned by `extrasOf`; other extras are public. */
const secretExtrasOf = (codec: AnyTokenCodec, token: Token): object => {
  const extras: { readonly [name: string]: unknown } = extrasOf(codec, token)
  return codec.secretExtras.map((name) => extras[name])
}

/** Outputs of every function for an input, except the written value. */
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
    ['the error thrown by `encode` for a response', thrownBy(() => codec.encode(input as Token))],
    ['the error thrown by `parse`', thrownBy(() => codec.parse(input))],
  ]
  if (decoded._tag === 'Left') outputs.push(["`decode`'s formatted error", formatError(decoded.left)])
  if (shaped._tag === 'Left') outputs.push(["`wire.decode`'s error", [shaped.left, formatError(shaped.left)]])
  if (written._tag === 'Left') {
    outputs.push(["`write`'s error for a response", [written.left, formatError(written.left)]])
  }
  if (read._tag === 'Left') {
    outputs.push(["`read`'s formatted error", [formatError(read.left), read.left.message]])
    return outputs
  }
  const { token, notes } = read.right
  outputs.push(
    ['a note of `read`', notes],
    ['the token as a string', `${token.accessToken} ${token.refreshToken}`],
    ['a secret extra from `extrasOf`', secretExtrasOf(codec, token)],
  )
  return [...outputs, ...outputsOfWriting(codec, token), ...outputsOfWriting(codec, withLosses(token, planted))]
}

// Prints long arrays and strings in full. Skipping the column layout saves a fifth of the time.
const inFull = {
  depth: Number.POSITIVE_INFINITY,
  maxArrayLength: null,
  maxStringLength: null,
  breakLength: Number.POSITIVE_INFINITY,
  compact: false,
}

/** Common ways to print a value. */
const prints: readonly ((value: unknown) => string | undefined)[] = [
  JSON.stringify,
  (value) => inspect(value, { ...inFull, showHidden: true, getters: true }),
  (value) => inspect(value, { ...inFull, customInspect: false }),
]

const shows = (value: unknown, planted: string): boolean => prints.some((print) => print(value)?.includes(planted))

/** Returns the name of the first output that contains the planted string. */
export const leakOf = (codec: AnyTokenCodec, input: unknown, planted: string): string | undefined => {
  let outputs: readonly Output[] = []
  const logged = valuesLoggedBy(() => {
    outputs = outputsOf(codec, input, planted)
  })
  const all: readonly Output[] = [...outputs, ['its log output', logged]]
  // Fast path: printing is slow and leaks are rare, so all outputs are searched at once first.
  if (
    !shows(
      all.map(([, value]) => value),
      planted,
    )
  )
    return undefined
  return all.find(([, value]) => shows(value, planted))?.[0]
}
