import type { AnyTokenCodec, Json } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'
import { minimalResponse, plainName, withValue } from '@tooling/testing/members'
import { SECRET_NUMBER, secretText } from './markers.js'

/** An input that contains secrets. */
export interface Planted {
  readonly title: string
  readonly input: unknown
  /** True if the secret is in a member that reading makes public, such as a scope. */
  readonly isOpen?: boolean
}

type Members = Readonly<Record<string, unknown>>

// Token members that print in the clear.
const openMembers = new Set(
  Object.entries(memberTable).flatMap(([member, { type }]) =>
    ['tokenType', 'scope', 'uri'].includes(type) ? [member] : [],
  ),
)

/** A secret in every form that a member may have, valid or not. */
const forms = (name: string): Members => {
  const text = secretText(name)
  const refuse = (): never => {
    throw new Error(text)
  }
  return {
    'a string': text,
    'a line': `${text}\n`,
    spaces: ` ${text}  ${text} `,
    'a number': SECRET_NUMBER,
    digits: String(SECRET_NUMBER),
    'a negative number': -SECRET_NUMBER,
    'a bigint': BigInt(SECRET_NUMBER),
    'an array': [text],
    'an object': { nested: { deeper: [{ text }] } },
    'a member name': { [text]: text },
    'a symbol': Symbol(text),
    'a function': Object.defineProperty(() => text, 'name', { value: text }),
    'an error': new Error(text, { cause: text }),
    'a Map': new Map([[text, text]]),
    bytes: Buffer.from(text),
    'a getter that throws': Object.defineProperty({}, 'accessToken', { get: refuse, enumerable: true }),
    'a proxy that throws': new Proxy({}, { ownKeys: refuse, get: refuse, getPrototypeOf: refuse, has: refuse }),
    'a deep array': Array.from({ length: 600 }).reduce((value) => [value], text),
  }
}

const titled = (inputs: Members, prefix = ''): readonly Planted[] =>
  Object.entries(inputs).map(([title, input]) => ({ title: `${prefix}${title}`, input }))

const inMembers = (codec: AnyTokenCodec): readonly Planted[] =>
  Object.entries(codec.fields).flatMap(([member, place]) => {
    const name = String(place)
    return Object.entries(forms(name)).map(([title, value]) => ({
      title: `${name}: ${title}`,
      input: withValue(minimalResponse(codec), [place].flat(), value as Json),
      isOpen: openMembers.has(member),
    }))
  })

const inUnknownMembers = (codec: AnyTokenCodec): readonly Planted[] => {
  const whole = minimalResponse(codec)
  const lifetime = plainName(codec, 'expiresIn') ?? ''
  return Object.entries(forms('unknown')).flatMap(([form, value]) => {
    const ofLanguage = [...Object.entries(whole), ['__proto__', value], ['constructor', value], ['toJSON', value]]
    const inputs = {
      'an unknown member': { ...whole, unknown: value },
      'beside a rejected member': { ...whole, [plainName(codec, 'tokenType') ?? '']: 1, unknown: value },
      'beside a moved member': { ...whole, [lifetime]: '1h', unknown: value },
      'deep in an unknown member': { ...whole, unknown: { a: [{ b: value }] } },
      'beside a repair': { ...whole, [lifetime]: '60', unknown: value },
      'in members with names that JavaScript uses': Object.fromEntries(ofLanguage),
      "in another vendor's member": { ...whole, extensions: { acme: { a: value } } },
      'in place of the extensions': { ...whole, extensions: value },
      'beside a newer version': { ...whole, v: 2, unknown: value },
      'in place of a version': { ...whole, v: value },
      'in place of an error': { ...whole, error: [value] },
    }
    return titled(inputs, `${form}: `)
  })
}

/** Error bodies in the vendors' shapes that quote tokens, next to members with the same tokens. */
const inErrors = (codec: AnyTokenCodec): readonly Planted[] => {
  const tokens = ['access', 'refresh', 'id', 'subject', 'client', 'form', 'header'].map(secretText)
  const [access = '', refresh, id, subject, client, form, header] = tokens
  const beside: Members = {
    [plainName(codec, 'accessToken') ?? '']: access,
    [plainName(codec, 'refreshToken') ?? 'refresh_token']: refresh,
    [plainName(codec, 'idToken') ?? 'id_token']: id,
    subject_token: subject,
    clientSecret: client,
    request: { form: [form], headers: { authorization: `Bearer ${header}` } },
  }
  const text = tokens.join(' is refused, as is ')
  const error = 'invalid_grant'
  const bodies: Readonly<Record<string, object>> = {
    flat: { error, error_description: text, error_uri: `https://id.example/?token=${text}` },
    shortened: { error, error_description: `${access.slice(0, 14)}...` },
    'in camel case': { error, errorDescription: text, errorUri: text },
    'with the token as its code': { error: text },
    hinted: { error, error_hint: text, error_debug: text, status_code: 400 },
    nested: { error: { code: 'TOO_MANY_REQUESTS', message: text, retryAfter: 1 } },
    generic: { error: { id: 'refused', code: 400, reason: text, message: text } },
    tagged: { '.tag': 'unauthorized', message: text, field: text },
    'of unknown shape': { error: [text] },
    'with sealed members': { error, mfa_token: access, claims: { id_token: [text] }, trace_id: text },
    'numbered, with a number that is a secret': { error: SECRET_NUMBER, error_description: SECRET_NUMBER },
    empty: { error: '', error_description: text },
  }
  return Object.entries(bodies).map(([title, body]) => ({ title: `an error ${title}`, input: { ...beside, ...body } }))
}

const asAWhole = (codec: AnyTokenCodec): readonly Planted[] => {
  const text = secretText('whole')
  const names = [...Object.values(codec.fields).map(String), 'unknown']
  const parameters = Object.fromEntries(names.map((name) => [name, text]))
  const form = new URLSearchParams(parameters)
  const inputs = {
    ...forms('whole'),
    'a form': form,
    'an array of responses': [parameters],
    'an object with a prototype': Object.create(parameters),
    'JSON text as the name of a member': { [JSON.stringify(parameters)]: '' },
    'every member repeated': Object.fromEntries(names.map((name) => [name, [text, text]])),
    'two secrets, one in another': { ...minimalResponse(codec), a_token: text, b_token: `${text}${text}` },
  }
  // A body's scope and token type are public.
  const open = {
    'JSON text': JSON.stringify(parameters),
    'form-encoded': String(form),
    'a form as an object': parameters,
  }
  return [
    ...titled(inputs, 'the whole input: '),
    ...titled(open, 'the whole input: ').map((planted) => ({ ...planted, isOpen: true })),
  ]
}

/** Returns inputs with a secret in every member, known or unknown. */
export const plant = (codec: AnyTokenCodec): readonly Planted[] =>
  [inMembers, inUnknownMembers, inErrors, asAWhole].flatMap((plantIn) => plantIn(codec))
