import { isString } from './kinds/Kind.js'
import { parseForm } from './parseForm.js'
import type { AnyTokenCodec } from './TokenCodec.js'

// Of every platform, and of no library that this package compiles with.
declare const TextDecoder: new (label: string, options: { fatal: boolean }) => { decode(bytes: Uint8Array): string }

/** A body as the codec reads it. */
interface ParsedBody {
  readonly value: unknown
  /** Names that a form holds more than once. */
  readonly repeated: readonly string[]
}

const numbers = ['expiresIn', 'issuedAt', 'refreshTokenExpiresIn'] as const

/** A form has no numbers: digits are how it spells one, and nothing that the reading rules would have to repair. */
const withNumbers = (members: object, { fields }: AnyTokenCodec): object => {
  const names = numbers.map((member) => fields[member])
  const spelt = Object.entries(members).filter(
    ([name, value]) => names.includes(name) && isString(value) && /^[0-9]{1,15}$/.test(value),
  )
  return Object.assign(members, Object.fromEntries(spelt.map(([name, digits]) => [name, Number(digits)])))
}

/** The text of a body, without a byte order mark; throws where bytes are not UTF-8. */
const textOf = (body: string | Uint8Array): string =>
  isString(body) ? body.replace(/^\ufeff/, '') : new TextDecoder('utf-8', { fatal: true }).decode(body)

/**
 * JSON or a form, as the text has it: what the content type says is often wrong. `undefined` of anything else: the
 * message of `JSON.parse` would quote the input.
 */
export const parseBody = (
  codec: AnyTokenCodec,
  body: string | Uint8Array,
  contentType: unknown,
): ParsedBody | undefined => {
  let text: string
  try {
    text = textOf(body)
  } catch {
    return undefined
  }
  try {
    return { value: JSON.parse(text), repeated: [] }
  } catch {
    const form = parseForm(text, contentType)
    return form === undefined ? undefined : { value: withNumbers(form.members, codec), repeated: form.repeated }
  }
}
