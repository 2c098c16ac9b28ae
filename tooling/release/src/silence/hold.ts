import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { convert, formatError, reveal, scrubErrors, secret } from '@token-codecs/core'
import { EnterpriseToken } from '@token-codecs/enterprise'
import { codecs } from '@tooling/testing/codecs'
import * as t from 'io-ts'
import { PathReporter } from 'io-ts/lib/PathReporter.js'
import type { Held } from './leaks.js'
import { secretText } from './markers.js'
import type { Planted } from './plant.js'

type Entry = readonly [name: string, value: unknown]

type Result = { readonly _tag: 'Left'; readonly left: unknown } | { readonly _tag: 'Right'; readonly right: unknown }

/** What is thrown, where anything is. */
const thrown = (attempt: () => unknown): unknown => {
  try {
    attempt()
    return undefined
  } catch (error) {
    return error
  }
}

/** A result without its wire value, which holds the secrets by design and is for sending, never for printing. */
const withoutValue = (result: Result): unknown => {
  if (result._tag === 'Left') return result
  const { value, ...rest } = result.right as { readonly value?: unknown }
  return rest
}

const lines = (result: Result): readonly unknown[] =>
  result._tag === 'Left' ? [formatError(result.left as t.Errors)] : []

/** io-ts's own types around a codec, and an input for each; where a sibling fails too, its errors are scrubbed. */
const composed = (codec: AnyTokenCodec, input: unknown): readonly (readonly [string, t.Mixed, unknown])[] => {
  const user = secretText('sibling')
  const failing = t.type({ user: t.number })
  return [
    ['t.type', t.type({ token: codec }), { token: input }],
    ['t.type with a failing sibling', t.type({ user: t.number, token: codec }), { user, token: input }],
    ['t.partial', t.partial({ token: codec, user: t.number }), { token: input, user }],
    ['t.strict', t.strict({ token: codec, user: t.number }), { token: input, user }],
    ['t.array', t.array(codec), [input, input]],
    [
      't.array of what holds a failing sibling',
      t.array(t.type({ user: t.number, token: codec })),
      [{ user, token: input }],
    ],
    ['t.tuple', t.tuple([codec, t.number]), [input, user]],
    ['t.record', t.record(t.string, codec), { first: input }],
    ['t.intersection', t.intersection([codec, t.strict({})]), input],
    ['t.intersection with a failing sibling', t.intersection([codec, failing]), input],
    ['t.union', t.union([codec, t.null]), input],
    ['t.union with a failing sibling', t.union([failing, codec]), input],
    ['t.readonly', t.readonly(t.type({ token: codec })), { token: input }],
    ['t.exact', t.exact(t.type({ user: t.number, token: codec })), { user, token: input }],
    ['t.recursion', t.recursion('Tree', () => t.type({ token: codec })), { token: input }],
    [
      'a refusing type behind it',
      codec.pipe(new t.Type<Token, Token, Token>('None', (_): _ is Token => false, t.failure, t.identity)),
      input,
    ],
    ['its documented shape', t.type({ token: codec.wire, user: t.number }), { token: input, user }],
  ]
}

/** io-ts's own types throw at a proxy that throws; our codecs, which are tried alone too, never do. */
const decoded = (type: t.Mixed, value: unknown): t.Validation<unknown> | undefined => {
  try {
    return type.decode(value)
  } catch {
    return undefined
  }
}

const validations = (codec: AnyTokenCodec, input: unknown): readonly Entry[] => {
  const alone: readonly (readonly [string, t.Validation<unknown>])[] = [
    ['decode', codec.decode(input)],
    ['validate', codec.validate(input, [{ key: 'here', type: codec }])],
  ]
  const own = codec.wire.decode(input)
  const around = composed(codec, input).map(([title, type, value]) => {
    const result = decoded(type, value)
    if (result?._tag === 'Left') return [title, { ...result, left: scrubErrors(result.left) }] as const
    // What is right of a documented shape is a wire value.
    return [title, title === 'its documented shape' ? undefined : result] as const
  })
  const results = [...alone, ['wire', own._tag === 'Left' ? own : undefined] as const, ...around]
  return results.flatMap(([title, result]) =>
    result === undefined ? [] : [[title, [result, ...lines(result), PathReporter.report(result)]] as const],
  )
}

/** What comes of tokens that somebody has spoilt. */
const refusals = (codec: AnyTokenCodec): readonly Entry[] => {
  const text = secretText('spoilt')
  const spoilt: readonly object[] = [
    { accessToken: text },
    { accessToken: secret(`${text}\n`) },
    { accessToken: secret({ text }) },
    { accessToken: { toJSON: () => text } },
    { refreshToken: text },
    { idToken: secret([text]) },
    { tokenType: `${text}\n` },
    { expiresIn: text },
    { issuedAt: [text] },
    { scope: text },
    { scope: [`${text} ${text}`] },
    { authorizationDetails: text },
    { extensions: text },
    { extensions: { acme: text } },
    { extensions: { acme: { text } } },
    { extensions: { acme: secret(text) } },
    { extensions: { acme: secret({ text: Symbol(text) }) } },
    { unknown: `${text}\n`, accessToken: text },
  ]
  return spoilt.flatMap((member, index) => {
    const token = { accessToken: secret(text), tokenType: 'Bearer', ...member } as unknown as Token
    const copied = { ...token.accessToken, text }
    return [
      [`encode ${index}`, thrown(() => codec.encode(token))],
      [`write ${index}`, withoutValue(codec.write(token, { onLoss: 'fail' }))],
      [`is ${index}`, codec.is(token)],
      [`reveal ${index}`, thrown(() => reveal(copied as never))],
    ] as const
  })
}

const readings = (codec: AnyTokenCodec, input: unknown): readonly Entry[] => {
  const results: readonly (readonly [string, Result])[] = [
    ['read', codec.read(input)],
    ['read with a time', codec.read(input, { receivedAt: 1_700_000_000 })],
    ['read strictly', codec.read(input, { strict: true })],
  ]
  const conversions = codecs.map(
    (to) => [`convert to ${to.vendor}`, convert(codec, to, { now: 1_700_000_000 })(input)] as const,
  )
  const lossy = convert(codec, EnterpriseToken, { onLoss: 'fail', receivedAt: 1_700_000_000 })(input)
  return [...results, ...conversions, ['convert or fail', lossy] as const].map(
    ([title, result]) => [title, [withoutValue(result), ...lines(result)]] as const,
  )
}

const closed = (value: unknown, open: Planted['open']): unknown => {
  if (open === undefined || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((element) => closed(element, open))
  if ('accessToken' in value && 'tokenType' in value) return { ...value, [open]: undefined }
  if ('_tag' in value && value._tag === 'Right')
    return { ...value, right: closed((value as { right?: unknown }).right, open) }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, closed(member, open)]))
}

/** All that a program holds after it has done everything with an input, the wire values apart. */
export const hold = (codec: AnyTokenCodec, { input, open }: Planted): Held => {
  const held: readonly Entry[] = [
    ...readings(codec, input),
    ...validations(codec, input),
    ['~standard', codec['~standard'].validate(input)],
    ['is', [codec.is(input), codec.wire.is(input)]],
  ]
  return Object.fromEntries(held.map(([title, value]) => [title, closed(value, open)]))
}

/** The same of what is no input: tokens that cannot be written. */
export const holdRefusals = (codec: AnyTokenCodec): Held => Object.fromEntries(refusals(codec))
