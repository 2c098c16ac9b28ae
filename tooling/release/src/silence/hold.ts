import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { convert, formatError, parseResponse, redactErrors, reveal, secret } from '@token-codecs/core'
import { EnterpriseToken } from '@token-codecs/enterprise'
import { codecs } from '@tooling/testing/codecs'
import * as t from 'io-ts'
import { PathReporter } from 'io-ts/lib/PathReporter.js'
import type { Held } from './leaks.js'
import { secretText } from './markers.js'
import type { Planted } from './plant.js'

type Result = { readonly _tag: 'Left'; readonly left: unknown } | { readonly _tag: 'Right'; readonly right: object }

/** The error that an attempt throws. */
const thrown = (attempt: () => unknown): unknown => {
  try {
    attempt()
    return undefined
  } catch (error) {
    return error
  }
}

/** An input as a JSON body. */
const jsonOf = (input: unknown): string => {
  try {
    return JSON.stringify(input)
  } catch {
    // The input contains a throwing proxy or a bigint.
    return ''
  }
}

/** A result and its printed form. Omits wire values and tokens with a public secret, which show secrets by design. */
const said = (result: Result, isOpen = false): unknown => {
  if (result._tag === 'Right') {
    if ('notes' in result.right) return isOpen ? result.right.notes : { ...result.right, value: '' }
    return isOpen ? '' : result
  }
  const errors = result.left as t.Errors
  return [result, formatError(errors), Array.isArray(errors) ? PathReporter.report(t.failures(errors)) : '']
}

const refusing = new t.Type<Token, Token, Token>('None', (_): _ is Token => false, t.failure, t.identity)

/** io-ts types that contain a codec, with an input for each. */
const composed = (codec: AnyTokenCodec, input: unknown): Readonly<Record<string, readonly [t.Mixed, unknown]>> => {
  const members = { user: t.number, token: codec }
  const alone = { token: input }
  const both = { user: secretText('sibling'), ...alone }
  return {
    't.type': [t.type({ token: codec }), alone],
    't.type with a failing sibling': [t.type(members), both],
    't.partial': [t.partial(members), both],
    't.array': [t.array(codec), [input, input]],
    't.tuple': [t.tuple([codec, t.number]), [input, both.user]],
    't.record': [t.record(t.string, codec), alone],
    't.intersection with a failing sibling': [t.intersection([codec, t.type({ user: t.number })]), input],
    't.union with a failing sibling': [t.union([t.type({ user: t.number }), codec]), input],
    't.recursion': [t.recursion('Tree', () => t.type({ token: codec })), alone],
    'a rejecting type behind it': [codec.pipe(refusing), input],
    'its wire type': [t.type({ ...members, token: codec.wire }), both],
  }
}

/** The result, or nothing if an io-ts type throws on a throwing proxy. Our codecs, also tried alone, never throw. */
const decoded = (type: t.Mixed, value: unknown): readonly t.Validation<object>[] => {
  try {
    const result = type.decode(value)
    // A sibling's errors quote the input until they are redacted.
    return [result._tag === 'Left' ? t.failures(redactErrors(result.left)) : result]
  } catch {
    return []
  }
}

/** Every result that a program can get from an input, except for wire values. */
export const hold = (codec: AnyTokenCodec, { input, isOpen }: Planted): Held => {
  const now = 1_700_000_000
  const wire = codec.wire.decode(input)
  const results: Readonly<Record<string, Result>> = {
    read: codec.read(input),
    'read with a time': codec.read(input, { receivedAt: now }),
    'read strictly': codec.read(input, { strict: true }),
    'a response': parseResponse(codec, { status: 200, body: input }),
    'an error response': parseResponse(codec, { status: 400, body: input, retryAfter: '5' }),
    'an error response in JSON': parseResponse(codec, { status: 400, body: jsonOf(input) }),
    'convert or fail': convert(codec, EnterpriseToken, { onLoss: 'fail', receivedAt: now })(input),
    ...Object.fromEntries(codecs.map((to) => [`convert to ${to.id}`, convert(codec, to, { now })(input)])),
    decode: codec.decode(input),
    validate: codec.validate(input, [{ key: 'here', type: codec }]),
    ...(wire._tag === 'Left' ? { wire } : {}),
  }
  const around = Object.entries(composed(codec, input)).flatMap(([title, [type, value]]) =>
    decoded(type, value).map((result) => [title, result] as const),
  )
  const all = [...Object.entries(results), ...around]
  const standard = codec['~standard'].validate(input)
  return {
    ...Object.fromEntries(all.map(([title, result]) => [title, said(result, isOpen)])),
    '~standard': isOpen && 'value' in standard ? '' : standard,
    is: [codec.is(input), codec.wire.is(input)],
    parse: thrown(() => codec.parse(input)),
  }
}

/** Every result that a program can get from writing invalid tokens. */
export const holdRefusals = (codec: AnyTokenCodec): Held => {
  const text = secretText('invalid')
  const acme = [text, { text }, secret(text), secret({ text: Symbol(text) })]
  const invalid: Readonly<Record<string, readonly unknown[]>> = {
    accessToken: [text, secret(`${text}\n`), secret({ text }), { toJSON: () => text }],
    refreshToken: [text],
    idToken: [secret([text])],
    tokenType: [`${text}\n`],
    expiresIn: [text],
    issuedAt: [[text]],
    scope: [text, [`${text} ${text}`]],
    authorizationDetails: [text],
    extensions: [text, ...acme.map((value) => ({ acme: value }))],
    unknown: [`${text}\n`],
  }
  const attempts = Object.entries(invalid).flatMap(([member, values]) =>
    values.map((value, index) => {
      const token = { accessToken: secret(text), tokenType: 'Bearer', [member]: value } as unknown as Token
      const encode = thrown(() => codec.encode(token))
      const copied = thrown(() => reveal({ ...token.accessToken, text } as never))
      const write = said(codec.write(token, { onLoss: 'fail' }))
      return [`${member} ${index}`, { encode, copied, write, is: codec.is(token) }] as const
    }),
  )
  return Object.fromEntries(attempts)
}
