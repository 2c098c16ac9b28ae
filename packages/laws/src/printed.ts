import { inspect } from 'node:util'
import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { formatError, secret } from '@token-codecs/core'

type Said = readonly [by: string, value: unknown]

const outputs = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const

/** The values that a codec logs meanwhile: it is not to log anything. */
const loggedBy = (run: () => void): readonly unknown[] => {
  const logged: unknown[] = []
  // biome-ignore lint/suspicious/noConsole: the logged values are looked for.
  const kept = outputs.map((output) => [output, console[output]] as const)
  for (const output of outputs) console[output] = (...values: readonly unknown[]) => logged.push(...values)
  try {
    run()
  } finally {
    for (const [output, method] of kept) console[output] = method
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

/** In the year 2100, in seconds since the epoch. */
const LATER = 4_102_444_800

/** A token that only the canonical codec can write whole, so that there is something to note. */
const surplus = (token: Token, planted: string): Token => ({
  ...token,
  tokenType: 'MAC',
  refreshToken: token.accessToken,
  idToken: token.accessToken,
  issuedTokenType: 'urn:example:fake',
  extensions: { ...token.extensions, 'of-nobody': secret({ [planted]: planted }) },
})

/** All that a codec says about writing a token, without the written value. */
const saidOfWriting = (codec: AnyTokenCodec, token: Token): readonly Said[] => {
  const results = [codec.write(token), codec.write(token, { onLoss: 'fail' }), codec.write(token, { now: LATER })]
  return [
    ['what `encode` throws', thrownBy(() => codec.encode(token))],
    ...results.map(
      (result): Said =>
        result._tag === 'Right'
          ? ['a note of `write`', result.right.notes]
          : ["`write`'s error", [result.left, formatError(result.left)]],
    ),
  ]
}

/** All that a codec says about an input, without the written value. */
const saidOf = (codec: AnyTokenCodec, input: unknown, planted: string): readonly Said[] => {
  const read = codec.read(input)
  const strict = codec.read(input, { strict: true })
  const decoded = codec.decode(input)
  const shaped = codec.wire.decode(input)
  const written = codec.write(input as Token)
  const said: Said[] = [
    ["`read`'s result", [read, strict]],
    ["`decode`'s result", decoded],
    ["`validate`'s result", codec.validate(input, [{ key: '', type: codec, actual: '' }])],
    ["`~standard`'s result", codec['~standard'].validate(input)],
    ['what `encode` throws of a response', thrownBy(() => codec.encode(input as Token))],
    ['what `parse` throws', thrownBy(() => codec.parse(input))],
  ]
  if (decoded._tag === 'Left') said.push(["`decode`'s error, formatted,", formatError(decoded.left)])
  if (shaped._tag === 'Left') said.push(["`wire.decode`'s error", [shaped.left, formatError(shaped.left)]])
  if (written._tag === 'Left') {
    said.push(["`write`'s error of a response", [written.left, formatError(written.left)]])
  }
  if (read._tag === 'Left') {
    said.push(["`read`'s error, formatted,", [formatError(read.left), read.left.message]])
    return said
  }
  const { token, notes } = read.right
  said.push(['a note of `read`', notes], ['the token in a text', `${token.accessToken} ${token.refreshToken}`])
  return [...said, ...saidOfWriting(codec, token), ...saidOfWriting(codec, surplus(token, planted))]
}

// On lines of their own, because a fifth of the time would go into columns; and no array is cut short.
const whole = { depth: Number.POSITIVE_INFINITY, maxArrayLength: null, compact: false }

/** All texts that a program may print of a value. */
const printed = (value: unknown): string =>
  [
    JSON.stringify(value),
    inspect(value, { ...whole, showHidden: true, getters: true }),
    inspect(value, { ...whole, customInspect: false }),
  ].join('\n')

/** The thing said about an input that shows the planted text. */
export const leakOf = (codec: AnyTokenCodec, input: unknown, planted: string): string | undefined => {
  let said: readonly Said[] = []
  const logged = loggedBy(() => {
    said = saidOf(codec, input, planted)
  })
  const all: readonly Said[] = [...said, ['what it logs', logged]]
  // Printing is slow, and almost always there is nothing to find.
  if (!printed(all.map(([, value]) => value)).includes(planted)) return undefined
  return all.find(([, value]) => printed(value).includes(planted))?.[0]
}
