import type { AnyTokenCodec, Json, JsonObject, TokenMember } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'
import { isJsonObject, valueAt, withValueAt } from './json.js'
import { exampleOf, fullResponse } from './losses.js'

type Path = readonly string[]

const pathsOf = (codec: AnyTokenCodec): ReadonlyMap<TokenMember, Path> =>
  new Map(
    Object.entries(codec.fields).map(([member, place]) => [
      member as TokenMember,
      typeof place === 'string' ? [place] : place,
    ]),
  )

const scopeForm = (written: Json, [first = '', second = '']: readonly string[]): string => {
  if (Array.isArray(written)) return 'as an array'
  const separator = `${written}`.slice(first.length, -second.length)
  return separator === ',' ? 'comma-separated' : separator === ' ' ? '' : 'custom form'
}

const secondsForm = (written: Json, seconds: number): string => {
  const text = typeof written === 'string' ? ' as a string' : ''
  if (Number(written) === seconds) return text.trim()
  if (Number(written) === seconds * 1000) return `milliseconds${text}`
  return /^\d{4}-\d{2}-\d{2}T/.test(`${written}`) ? 'ISO 8601' : 'custom form'
}

/** Returns the values of a lifetime that mean "never": the codec reads them as no lifetime, without a note. */
const neverForms = (codec: AnyTokenCodec, member: TokenMember, path: Path): readonly string[] =>
  [0, -1]
    .filter((value) => {
      const result = codec.read(withValueAt(fullResponse(codec), path, value))
      return result._tag === 'Right' && result.right.notes.length === 0 && !Object.hasOwn(result.right.token, member)
    })
    .map((value) => `\`${value}\` = never`)

/** Describes how a codec writes a member, if differently from RFC 6749. Measured by writing and reading it. */
const formsOf = (codec: AnyTokenCodec, member: TokenMember, path: Path): readonly string[] => {
  const written = valueAt(fullResponse(codec), path)
  if (written === undefined) return []
  const { type } = memberTable[member]
  if (type === 'scope') return [scopeForm(written, exampleOf(member) as readonly string[])]
  if (type === 'instant') return [secondsForm(written, Number(exampleOf(member)))]
  if (type === 'lifetime') return [secondsForm(written, Number(exampleOf(member))), ...neverForms(codec, member, path)]
  return []
}

const shown = (path: Path, value?: Json): string =>
  `\`${path.join('.')}\`${value === undefined ? '' : ` = \`${typeof value === 'string' ? value : JSON.stringify(value)}\``}`

/** Returns the path and form of a member in the vendor's response; `undefined` if the vendor does not send it. */
export const fieldOf = (codec: AnyTokenCodec, member: TokenMember): string | undefined => {
  const path = pathsOf(codec).get(member)
  if (path === undefined) return undefined
  if (member === 'tokenType') return shown(path, valueAt(fullResponse(codec), path))
  return [shown(path), ...formsOf(codec, member, path).filter(Boolean)].join(', ')
}

/** Returns the members that a codec writes with every token, with their values. */
export const constantsOf = (codec: AnyTokenCodec): readonly string[] => {
  const fields = [...pathsOf(codec).values()].map((path) => path.join('\n'))
  const constantsIn = (object: JsonObject, path: Path): readonly string[] =>
    Object.entries(object).flatMap(([name, value]) => {
      const inner = [...path, name]
      if (fields.includes(inner.join('\n'))) return []
      return isJsonObject(value) ? constantsIn(value, inner) : [shown(inner, value)]
    })
  return constantsIn(fullResponse(codec), [])
}
