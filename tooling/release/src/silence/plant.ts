import type { AnyTokenCodec, TokenMember } from '@token-codecs/core'
import { SECRET_NUMBER, secretText } from './markers.js'

/** An input with secrets in it. */
export interface Planted {
  readonly title: string
  readonly input: unknown
  /** The member in which the secret stands that anybody may see once it is read: a scope, for instance. */
  readonly open?: TokenMember
}

type Value = readonly [title: string, value: unknown]

// Everything of a token that is neither a token nor unknown is printed.
const openMembers: readonly TokenMember[] = [
  'tokenType',
  'scope',
  'refreshTokenScope',
  'issuedTokenType',
  'authorizationDetails',
]

class Holder {
  readonly #hidden: string
  constructor(readonly held: string) {
    this.#hidden = held
  }
  toString(): string {
    return this.#hidden
  }
}

const throwing = (text: string): object => ({
  get accessToken(): never {
    throw new Error(text)
  },
})

const hostile = (text: string): object => {
  const refuse = (): never => {
    throw new Error(text)
  }
  return new Proxy({ text }, { ownKeys: refuse, get: refuse, getPrototypeOf: refuse, has: refuse })
}

const deep = (text: string): unknown => {
  let value: unknown = text
  for (let level = 0; level < 600; level++) value = [value]
  return value
}

/** A secret in every form that a member may have, right and wrong. */
const forms = (name: string): readonly Value[] => {
  const text = secretText(name)
  return [
    ['a text', text],
    ['a text with quotes', `"${text}\\"`],
    ['a line', `${text}\n`],
    ['control characters', `\u0000${text}\u001b[31m`],
    ['other letters', `${text}é`],
    ['spaces', ` ${text}  ${text} `],
    ['a number', SECRET_NUMBER],
    ['digits', String(SECRET_NUMBER)],
    ['a negative number', -SECRET_NUMBER],
    ['a bigint', BigInt(SECRET_NUMBER)],
    ['an array', [text]],
    ['an object', { nested: { deeper: [{ text }] } }],
    ['an array of objects', [{ type: text }]],
    ['a name', { [text]: text }],
    ['a symbol', Symbol(text)],
    ['a function', Object.defineProperty(() => text, 'name', { value: text })],
    ['an error', new Error(text, { cause: text })],
    ['a Map', new Map([[text, text]])],
    ['a String', new String(text)],
    ['bytes', Buffer.from(text)],
    ['an instance', new Holder(text)],
    ['a getter that throws', throwing(text)],
    ['a proxy that throws', hostile(text)],
    ['a deep array', deep(text)],
  ]
}

/** A response in which all is well. */
export const validResponse = (codec: AnyTokenCodec): Readonly<Record<string, unknown>> => ({
  ...(codec.vendor === 'canonical' ? { v: 1 } : {}),
  [codec.fields.accessToken ?? '']: 'fake-a',
  [codec.fields.tokenType ?? '']: 'Bearer',
})

/** Members in which codecs that share a wire with others may not see a token, and text in which servers quote them. */
const beside = (codec: AnyTokenCodec, name: string): Readonly<Record<string, unknown>> => {
  const text = (part: string): string => secretText(`${name}-${part}`)
  const { fields } = codec
  return {
    [fields.accessToken ?? '']: text('access'),
    [fields.refreshToken ?? 'refresh_token']: text('refresh'),
    [fields.idToken ?? 'id_token']: text('id'),
    subject_token: text('subject'),
    clientSecret: text('client'),
    request: { form: [text('form')], headers: { authorization: `Bearer ${text('header')}` } },
  }
}

const quoted = (name: string): string =>
  ['access', 'refresh', 'id', 'subject', 'client', 'form', 'header']
    .map((part) => secretText(`${name}-${part}`))
    .join(' is refused, as is ')

type ErrorBody = (text: string) => object

/** Error bodies as the vendors send them. */
const errorBodies: Readonly<Record<string, ErrorBody>> = {
  flat: (text) => ({ error: 'invalid_grant', error_description: text, error_uri: `https://id.example/?token=${text}` }),
  shortened: () => ({ error: 'invalid_grant', error_description: `${secretText('error-access').slice(0, 14)}...` }),
  'in a URL': (text) => ({ error: 'invalid_grant', error_uri: `https://id.example/?q=${encodeURIComponent(text)}` }),
  'in camel case': (text) => ({ error: 'invalid_grant', errorDescription: text, errorUri: text }),
  'with the token for its code': (text) => ({ error: text }),
  hinted: (text) => ({ error: 'invalid_grant', error_hint: text, error_debug: text, status_code: 400 }),
  nested: (text) => ({ error: { code: 'TOO_MANY_REQUESTS', message: text, retryAfter: 1 } }),
  generic: (text) => ({ error: { id: 'refused', code: 400, reason: text, message: text } }),
  tagged: (text) => ({ '.tag': 'unauthorized', message: text, field: text }),
  'of an old spelling': (text) => ({ error: 'invalid _grant', error_description: text }),
  'of no form': (text) => ({ error: [text] }),
  empty: (text) => ({ error: '', error_description: text }),
}

const inMembers = (codec: AnyTokenCodec): readonly Planted[] => {
  const members = Object.entries(codec.fields) as readonly (readonly [TokenMember, string])[]
  return members.flatMap(([member, name]) =>
    forms(name).map(([title, value]) => ({
      title: `${name}: ${title}`,
      input: { ...validResponse(codec), [name]: value },
      ...(openMembers.includes(member) ? { open: member } : {}),
    })),
  )
}

const inUnknownMembers = (codec: AnyTokenCodec): readonly Planted[] => {
  const whole = validResponse(codec)
  const lifetime = codec.fields.expiresIn ?? ''
  const anywhere = forms('unknown').flatMap(([title, value]) => [
    { title: `an unknown member: ${title}`, input: { ...whole, unknown: value } },
    { title: `beside a member that is refused: ${title}`, input: { ...whole, [lifetime]: '1h', unknown: value } },
  ])
  // Where a codec only looks for something else, a few forms tell.
  const few = new Set(['a text', 'a number', 'an array', 'an object', 'a name', 'a Map', 'a proxy that throws'])
  const inPlaces = forms('unknown')
    .filter(([title]) => few.has(title))
    .flatMap(([title, value]) => {
      const own = [...Object.entries(whole), ['__proto__', value], ['constructor', value], ['toJSON', value]]
      return [
        { title: `deep in an unknown member: ${title}`, input: { ...whole, unknown: { a: [{ b: value }] } } },
        { title: `beside a repair: ${title}`, input: { ...whole, [lifetime]: '60', unknown: value } },
        { title: `in members with names of the language's: ${title}`, input: Object.fromEntries(own) },
        { title: `in another vendor's member: ${title}`, input: { ...whole, extensions: { acme: { a: value } } } },
        { title: `in place of the extensions: ${title}`, input: { ...whole, extensions: value } },
        { title: `beside a newer version: ${title}`, input: { ...whole, v: 2, unknown: value } },
        { title: `in place of a version: ${title}`, input: { ...whole, v: value } },
        { title: `in place of an error: ${title}`, input: { ...whole, error: [value] } },
      ]
    })
  return [...anywhere, ...inPlaces]
}

const inErrors = (codec: AnyTokenCodec): readonly Planted[] =>
  Object.entries(errorBodies).map(([title, body]) => ({
    title: `an error ${title}`,
    input: { ...beside(codec, 'error'), ...body(quoted('error')) },
  }))

const asAWhole = (codec: AnyTokenCodec): readonly Planted[] => {
  const text = secretText('whole')
  const fields = Object.values(codec.fields)
  const parameters = Object.fromEntries([...fields, 'unknown'].map((name) => [name, text]))
  const form = new URLSearchParams(parameters)
  return [
    ...forms('whole').map(([title, input]) => ({ title: `the whole input: ${title}`, input })),
    { title: 'the whole input: JSON text', input: JSON.stringify(parameters) },
    { title: 'the whole input: form-encoded', input: String(form) },
    { title: 'the whole input: a form', input: form },
    { title: 'the whole input: an array of responses', input: [parameters] },
    { title: 'the whole input: an object with a prototype', input: Object.create(parameters) },
    { title: 'a form as an object', input: Object.fromEntries(form), open: 'scope' },
    { title: 'JSON text as the name of a member', input: { [JSON.stringify(parameters)]: '' } },
    {
      title: 'every member repeated',
      input: Object.fromEntries([...form].map(([name, value]) => [name, [value, value]])),
    },
    {
      title: 'two secrets, one in another',
      input: { ...validResponse(codec), a_token: text, b_token: `${text}${text}` },
    },
  ]
}

/** Inputs in whose every member, known and unknown, a secret stands. */
export const plant = (codec: AnyTokenCodec): readonly Planted[] => [
  ...inMembers(codec),
  ...inUnknownMembers(codec),
  ...inErrors(codec),
  ...asAWhole(codec),
]
