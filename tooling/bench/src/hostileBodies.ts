import type { AnyTokenCodec } from '@token-codecs/core'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'

/** A family of hostile bodies that can be made at any length. */
export interface HostileBody {
  readonly title: string
  readonly codec: AnyTokenCodec
  /** Returns a body of at most `length` bytes. */
  readonly make: (length: number) => string | Uint8Array
  /** True if the body is form-encoded. Its members are compared as JSON. */
  readonly isForm: boolean
}

/** Fills a length: a start, as many parts as fit, and an end. */
const filled = (start: string, part: (index: number) => string, end: string, length: number): string => {
  const parts: string[] = []
  let room = length - start.length - end.length
  for (let next = part(0); next.length <= room; next = part(parts.length)) {
    parts.push(next)
    room -= next.length
  }
  return `${start}${parts.join('')}${end}`
}

type Part = string | ((index: number) => string)

const bodies =
  (codec: AnyTokenCodec, isForm = false) =>
  (title: string, start: string, part: Part, end = ''): HostileBody => ({
    title,
    codec,
    isForm,
    make: (length) => filled(start, typeof part === 'string' ? () => part : part, end, length),
  })

const token = '{"access_token":"fake-access-token","token_type":"Bearer"'
const canonicalToken = '{"v":1,"accessToken":"fake-access-token","tokenType":"Bearer"'

const json = bodies(Rfc6749Token)
const canonical = bodies(CanonicalToken)
const form = bodies(Rfc6749Token, true)

/** Nests an opening and a closing part, as deep as fits. */
const nested = (title: string, start: string, open: string, close: string, end: string): HostileBody => ({
  title,
  codec: Rfc6749Token,
  isForm: false,
  make: (length) => {
    const levels = Math.floor((length - start.length - end.length - 1) / (open.length + close.length))
    return `${start}${open.repeat(levels)}0${close.repeat(levels)}${end}`
  },
})

/** Replaces each tilde of a body with the byte 0xff. */
const broken = (body: HostileBody): HostileBody => ({
  ...body,
  make: (length) => {
    const bytes = new TextEncoder().encode(body.make(length) as string)
    return bytes.map((byte) => (byte === 0x7e ? 0xff : byte))
  },
})

const number = (index: number): string => String(10 ** 16 + 2 * index)
const deep = `${'['.repeat(400)}${']'.repeat(400)}`

/** The baseline for bodies that `JSON.parse` reads faster than this one. */
export const shortMembers: HostileBody = json('short members', `${token}`, (index) => `,"m${index}":${index}`, '}')

export const hostileBodies: readonly HostileBody[] = [
  shortMembers,
  json('one name, repeated', token, ',"a":0', '}'),
  json('members named __proto__', `${token},"a":[`, (index) => `${index === 0 ? '' : ','}{"__proto__":0}`, ']}'),
  json('numbers in an array', `${token},"a":[0`, ',0', ']}'),
  json('empty objects in an array', `${token},"a":[0`, ',{}', ']}'),
  json('arrays 400 deep', `${token},"a":[0`, `,${deep}`, ']}'),
  json('arrays 400 deep, moved', `${token},"expires_in":[0`, `,${deep}`, ']}'),
  nested('depth of arrays', `${token},"a":`, '[', ']', '}'),
  nested('depth of objects', `${token},"a":`, '{"a":', '}', '}'),
  nested('depth in authorization details', `${token},"authorization_details":[`, '{"a":', '}', ']}'),
  json('authorization details', `${token},"authorization_details":[{}`, ',{}', ']}'),
  json('a long access token', '{"token_type":"Bearer","access_token":"', 'f', '"}'),
  json('a long access token, nearly a placeholder', '{"token_type":"Bearer","access_token":"<redacted', ' ', 'f"}'),
  json('a long token type', '{"access_token":"fake-a","token_type":"', 'f', '"}'),
  json('a long unknown text', `${token},"a":"`, 'f', '"}'),
  json('a long name', `${token},"`, 'f', '":0}'),
  json('a long lifetime', `${token},"expires_in":"`, '0', '"}'),
  json('a long lifetime that is not a number', `${token},"expires_in":"`, '0', 'h"}'),
  json('escapes', `${token},"a":"`, '\\u0041', '"}'),
  json('escaped quotes', `${token},"a":"`, '\\"', '"}'),
  json('percent signs', `${token},"a":"`, '%=', '"}'),
  json('scope names', `${token},"scope":"`, (index) => ` ${index.toString(36)}`, '"}'),
  json('a scope of one name, repeated', `${token},"scope":"`, ' a', '"}'),
  json('a scope of white space', `${token},"scope":"`, ' ', '"}'),
  json('a scope of line breaks', `${token},"scope":"`, '\\n', '"}'),
  json('scope names in an array', `${token},"scope":["0"`, (index) => `,"a${index}"`, ']}'),
  json('scope names in an array, with empty strings', `${token},"scope":["0"`, ',""', ']}'),
  json('a scope that cannot be used', `${token},"scope":[0`, (index) => `,"a${index}"`, ']}'),
  json('exact big integers', `${token},"a":[0`, (index) => `,${number(index)}`, ']}'),
  json('big integers, the last one inexact', `${token},"a":[0`, (index) => `,${number(index)}`, ',10000000000000001]}'),
  json('big integers in strings', `${token},"a":["0"`, (index) => `,"${number(index)}"`, ']}'),
  json('a big integer and escaped quotes', `${token},"b":10000000000000002,"a":"`, '\\"', '"}'),
  json('a big integer and short members', `${token},"b":10000000000000002`, (index) => `,"m${index}":0`, '}'),
  json('one endless integer', `${token},"a":`, '1', '}'),
  json('moved values', `${token},"expires_in":[0`, ',0', ']}'),
  json('moved objects', `${token},"refresh_token":[0`, ',{"a":0}', ']}'),
  json('every known member wrong', '{', (index) => `"${Object.values(Rfc6749Token.fields)[index]}":[1],`, '"a":0}'),
  broken(json('bytes that are not UTF-8', `${token},"a":"`, '~', '"}')),
  broken(json('bytes that are not UTF-8 in a token', '{"access_token":"', '~', '"}')),
  broken(json('bytes that are not UTF-8 in an error', '{"error":"invalid_grant","error_description":"', '~', '"}')),
  json('an error beside short members', '{"error":"fake"', (index) => `,"m${index}":${index}`, '}'),
  json('an error beside percent signs', '{"error":"fake","a":"', '%=', '"}'),
  json('an error beside a long text', '{"error":"fake","a":"', 'f', '"}'),
  json('an error beside arrays 400 deep', '{"error":"fake","a":[0', `,${deep}`, ']}'),
  json('a long error code', '{"error":"', 'a_', 'a"}'),
  json('an error that quotes a long token', '{"access_token":"', 'fake_', '","error":"fake_fake"}'),
  json('an error beside repeated tokens', '{"error":"fake","access_token":[0', (index) => `,"a${index}"`, ']}'),
  json('an object for an error', '{"error":{"a":0', (index) => `,"m${index}":${index}`, '}}'),
  canonical('canonical: short members', canonicalToken, (index) => `,"m${index}":${index}`, '}'),
  canonical('canonical: codecs', `${canonicalToken},"extensions":{"a":{}`, (index) => `,"m${index}":{"a":0}`, '}}'),
  canonical('canonical: members', `${canonicalToken},"extensions":{"a":{"a":0`, (index) => `,"m${index}":0`, '}}}'),
  canonical('canonical: scope names', `${canonicalToken},"scope":["0"`, (index) => `,"a${index}"`, ']}'),
  canonical('canonical: not extensions', `${canonicalToken},"extensions":{"a":0`, (index) => `,"m${index}":0`, '}}'),
  form('form: distinct names', 'access_token=fake-a', (index) => `&m${index}=${index}`),
  form('form: one name, repeated', 'access_token=fake-a', '&a=0'),
  form('form: a token, repeated', 'access_token=fake-a', '&access_token=0'),
  form('form: an error beside distinct names', 'error=fake', (index) => `&m${index}=${index}`),
  form('form: names without values', 'access_token=fake-a', '&a'),
  form('form: separators', 'access_token=fake-a', '&'),
  form('form: equals signs', 'access_token=fake-a&a=', '='),
  form('form: plus signs', 'access_token=fake-a&a=', '+'),
  form('form: plus signs in a scope', 'access_token=fake-a&scope=a', (index) => `+${index.toString(36)}`),
  form('form: percent signs', 'access_token=fake-a&a=', '%'),
  form('form: percent signs in names', 'access_token=fake-a&', '%=&'),
  form('form: percent signs and equals signs', 'access_token=fake-a&a=', '%='),
  form('form: escapes', 'access_token=fake-a&a=', '%41'),
  form('form: escapes of bytes that are not UTF-8', 'access_token=fake-a&a=', '%FF'),
  form('form: escapes that are cut off', 'access_token=fake-a', '&a=%4'),
  form('form: a long name', 'a', 'a', '=0'),
  form('nearly a form', 'a=', 'a', '\n<'),
  form('nearly a form, of percent signs', 'a=', '%=', '<'),
  form('a page', '<html>', '<p class="fake">'),
  form('white space', '', ' ', 'a'),
  form('opening brackets', '', '['),
]
