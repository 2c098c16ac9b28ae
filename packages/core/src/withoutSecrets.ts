import { withoutControls } from './characters.js'
import { REDACTED } from './Secret.js'

// How much of a text is looked at: enough for any real one, and a bound on the work that a hostile one makes.
const MAX_SEARCHED_TEXT = 2_048
const MAX_SEARCHED_SECRET = 16_384
// A shorter part of a secret stands in a text by chance.
const MIN_PART = 8

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
export const withoutEscapes = (text: string): string => text.slice(0, MAX_SEARCHED_SECRET).replace(escaped, unescaped)

/** The same as it is looked for: no backslash, nothing that does not show, and a space for a plus, which is one in a form. */
const plainOf = (text: string): string => withoutControls(withoutEscapes(text)).replace(/\\+/g, '').replace(/\+/g, ' ')

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The same of a text of which each character's place is kept. */
const plainAt = (text: string, places: number[]): string => {
  let all = ''
  for (const { 0: written, index } of text.slice(0, MAX_SEARCHED_SECRET).matchAll(characters)) {
    const plain = /^\\[nrt]$/i.test(written) ? '' : withoutControls(decoded(plainOf(written)))
    for (let unit = 0; unit < plain.length; unit++) places.push(plain === written ? index + unit : index)
    all += plain
  }
  return all
}

type Mark = (begin: number, end: number) => void

/** Where the first of some sorted texts stands that is not before this one. */
const firstFrom = (sorted: readonly string[], text: string): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? '') < text) low = middle + 1
    else high = middle
  }
  return low
}

/** A body may hold any number of secrets: each is looked up among the sorted ends of the text, not searched for. */
const markWhole = (text: string, secrets: readonly string[], mark: Mark): void => {
  // A secret that begins in the part that is looked at may end behind it; of a longer one its beginning tells enough.
  const searched = text.slice(0, 2 * MAX_SEARCHED_TEXT)
  const ends = Array.from({ length: Math.min(text.length, MAX_SEARCHED_TEXT) }, (_, at) => searched.slice(at)).sort(
    (one, other) => (one < other ? -1 : 1),
  )
  const shortened = new Set(secrets.map((whole) => whole.slice(0, MAX_SEARCHED_TEXT)))
  // What a longer secret has marked, by its first end, a shorter one that it begins with need not mark again.
  const marked = new Map<number, number>()
  for (const secret of [...shortened].sort((one, other) => other.length - one.length)) {
    const first = firstFrom(ends, secret)
    let index = first
    while (marked.has(index) || ends[index]?.startsWith(secret) === true) {
      const behind = marked.get(index)
      const at = searched.length - (ends[index] ?? '').length
      if (behind === undefined) mark(at, at + secret.length)
      index = behind ?? index + 1
    }
    if (index > first) marked.set(first, index)
  }
}

const markParts = (text: string, secrets: readonly string[], mark: Mark): void => {
  const places = new Map<string, readonly number[]>()
  for (let at = 0; at < Math.min(text.length, MAX_SEARCHED_TEXT); at++) {
    const part = text.slice(at, at + MIN_PART)
    places.set(part, [...(places.get(part) ?? []), at])
  }
  for (const secret of new Set(secrets)) {
    const last = Math.min(secret.length, MAX_SEARCHED_SECRET) - MIN_PART
    for (let at = 0; at <= last; at++) {
      const part = secret.slice(at, at + MIN_PART)
      for (const place of places.get(part) ?? []) mark(place, place + MIN_PART)
      places.delete(part)
    }
  }
}

/**
 * Puts the placeholder wherever a secret stands in a text, however it is escaped, or a part of it where secrets overlap.
 * Of the tokens, parts are looked for too: servers shorten them.
 */
export const withoutSecrets = (text: string, secrets: readonly string[], tokens: readonly string[]): string => {
  // How many secrets begin, less how many end, at each character; what is written behind them is lost.
  const edges = new Int32Array(MAX_SEARCHED_TEXT + 1)
  const mark: Mark = (begin, behind) => {
    const end = Math.min(behind, MAX_SEARCHED_TEXT)
    edges[begin] = (edges[begin] ?? 0) + 1
    edges[end] = (edges[end] ?? 0) - 1
  }
  markWhole(text, secrets, mark)
  markParts(text, tokens, mark)
  if ([text, ...secrets].some((each) => /[%+\\&]/.test(each))) {
    const places: number[] = []
    const plain = plainAt(text, places)
    const markWritten: Mark = (begin, end) => mark(places[begin] ?? 0, places[end] ?? MAX_SEARCHED_TEXT)
    // As they are too: what looks escaped in a secret may have been escaped in the text.
    markWhole(plain, [...secrets, ...secrets.map(plainOf)], markWritten)
    markParts(plain, [...tokens, ...tokens.map(plainOf)], markWritten)
  }
  let clean = ''
  let open = 0
  for (let at = 0; at < Math.min(text.length, MAX_SEARCHED_TEXT); at++) {
    const before = open
    open += edges[at] ?? 0
    if (open === 0) clean += text[at]
    else if (before === 0) clean += REDACTED
  }
  return clean
}
