import { MAX_READ, plainAt, plainOf } from './escapes.js'
import { REDACTED } from './Secret.js'

// How much of a text is looked at: enough for any real one, and a bound on the work that a hostile one makes.
const MAX_SEARCHED_TEXT = 2_048
// A shorter part of a secret stands in a text by chance.
const MIN_PART = 8

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
    const last = Math.min(secret.length, MAX_READ) - MIN_PART
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
