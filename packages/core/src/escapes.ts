import { withoutControls } from './characters.js'

/** How much of a text is read: enough for any real one, and a bound on the work that a hostile one makes. */
export const MAX_READ = 16_384

// A character as JSON, a program, a URL or HTML has it, in others of their kind too, and backslashes that stand for none.
const escaped =
  /\\+(?:u([\da-f]{4})|x([\da-f]{2}))?|%(?:25)*(?:u([\da-f]{4})|([0-7][\da-f]))|&(?:amp;)*(?:#(x0*[\da-f]{1,5}|0*\d{1,6})|(amp|lt|gt|quot|apos));/gi
// The same and those of more bytes, line breaks and tabs of JSON, what is none, and what may be one of those.
const characters = new RegExp(
  `\\\\[nrt]|%(?:25)*[c-f][\\da-f](?:%(?:25)*[89ab][\\da-f]){1,3}|${escaped.source}|[^%+\\\\&]+|[%+&]`,
  'gi',
)

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescaped = (
  written: string,
  ...[inJson, inProgram, inScript, inUrl, inHtml, name]: readonly (string | undefined)[]
): string => {
  if (name !== undefined) return named[name.toLowerCase()] ?? written
  const hex = inJson ?? inProgram ?? inScript ?? inUrl
  const digits = inHtml ?? (hex === undefined ? undefined : `x${hex}`)
  return digits === undefined ? '' : String.fromCodePoint(Number(`0${digits}`))
}

/** A text without its escapes, whatever it was written in. */
export const withoutEscapes = (text: string): string => text.slice(0, MAX_READ).replace(escaped, unescaped)

/** The same as it is looked for: no backslash, nothing that does not show, and a space for a plus, which is one in a form. */
export const plainOf = (text: string): string =>
  withoutControls(withoutEscapes(text)).replace(/\\+/g, '').replace(/\+/g, ' ')

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The same of a text of which each character's place is kept. */
export const plainAt = (text: string, places: number[]): string => {
  let all = ''
  for (const { 0: written, index } of text.slice(0, MAX_READ).matchAll(characters)) {
    const plain = /^\\[nrt]$/i.test(written) ? '' : withoutControls(decoded(plainOf(written)))
    for (let unit = 0; unit < plain.length; unit++) places.push(plain === written ? index + unit : index)
    all += plain
  }
  return all
}
