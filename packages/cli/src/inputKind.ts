/** Flags of commands that read many responses. */
export type ManyFlag = '--lines' | '--csv'

/** Kinds of input that people pass by mistake; `other` may be a token response. */
export type InputKind =
  | 'empty'
  | 'markup'
  | 'jwt'
  | 'lines'
  | 'documents'
  | 'array'
  | 'csv'
  | 'http'
  | 'utf-16'
  | 'gzip'
  | 'broken'
  | 'opaque'
  | 'other'

type Many = 'lines' | 'documents' | 'array' | 'csv'

const descriptions: Readonly<Record<Exclude<InputKind, Many | 'other'>, string>> = {
  empty: 'is empty: pass the path of a file, or pipe the response to standard input',
  markup: 'is an HTML or XML page: pass the JSON body of the token response, not the page of a sign-in or an error',
  jwt: 'is a bare JWT, not the whole response: token-codecs inspect shows its claims and expiry',
  http: 'begins with HTTP headers: pass only the body, such as by leaving out -i of curl',
  'utf-16': 'is UTF-16: save it as UTF-8',
  gzip: 'is compressed: pipe it through gzip -dc',
  broken: 'begins like JSON, but is not: it may be cut off, or have single quotes, comments or a trailing comma',
  opaque:
    'is a single word, perhaps an opaque token: only the server that issued it knows whose it is and when it expires',
}

/** Input with several responses: a flag that reads them, and advice for commands with and without that flag. */
const manyResponses: Readonly<Record<Many, { what: string; flag: ManyFlag; all: string; one: string }>> = {
  lines: {
    what: 'has a JSON document on each line',
    flag: '--lines',
    all: 'use --lines',
    one: 'pass one of them, as head -n 1 does',
  },
  documents: {
    what: 'has several JSON documents',
    flag: '--lines',
    all: 'put each on one line, as jq -c . does, and use --lines',
    one: 'pass one of them',
  },
  array: {
    what: 'is a JSON array',
    flag: '--lines',
    all: 'put each element on one line, as jq -c ".[]" does, and use --lines',
    one: 'pass one of its elements, as jq ".[0]" does',
  },
  csv: { what: 'looks like CSV', flag: '--csv', all: 'use --csv', one: 'pass the response of one record, as JSON' },
}

// Enough for the longest header line or JWT. Avoids decoding a large input twice.
const MAX_BYTES = 1_048_576

const isObject = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

// The header of a JWT is a JSON object in base64url, so it begins with eyJ. An encrypted one has five parts.
const jwt = /^(?:authorization: *)?(?:(?:bearer|dpop) +)?"?eyJ[\w-]+\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]*)?"?$/i

const name = String.raw`(?:"[^"\r\n]*"|[\w.-]+(?: [\w.-]+)?)`
const csv = new RegExp(`^${name}(?:,${name})+\\r?\\n.|^${name}(?:;${name})+\\r?\\n.|^${name}(?:\\t${name})+\\r?\\n.`)

// Not a form, nor a value of JSON. Padding in base64 ends with =.
const opaque = /^(?:authorization: *)?(?:(?:bearer|dpop) +)?(?!(?:null|true|false)$)"?[!#-%*+./\w:?@\\^`|~-]+=*"?$/i

/** `isWhole` is false if more text follows. */
const textKind = (text: string, isWhole: boolean): InputKind => {
  if (text === '') return 'empty'
  if (text.startsWith('<')) return 'markup'
  if (/^HTTP\/\d/.test(text)) return 'http'
  if (text.startsWith('[')) return 'array'
  if (jwt.test(text)) return 'jwt'
  if (!text.startsWith('{')) {
    if (csv.test(text)) return 'csv'
    return isWhole && opaque.test(text) ? 'opaque' : 'other'
  }
  const end = text.indexOf('\n')
  if (end !== -1 && isObject(text.slice(0, end))) return 'lines'
  const next = /^\}\s*\{/m.exec(text)?.index
  if (next !== undefined && isObject(text.slice(0, next + 1))) return 'documents'
  return isWhole && !isObject(text) ? 'broken' : 'other'
}

/** Tells what an input is that is not a token response. Looks at its beginning only. */
export const inputKind = (bytes: Uint8Array): InputKind => {
  const [first, second, third] = bytes
  if (first === 0x1f && second === 0x8b) return 'gzip'
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'utf-16'
  // ASCII in UTF-16.
  if (first !== undefined && first !== 0 && second === 0 && third !== 0) return 'utf-16'
  return textKind(new TextDecoder().decode(bytes.subarray(0, MAX_BYTES)).trim(), bytes.length <= MAX_BYTES)
}

const isMany = (kind: InputKind): kind is Many => Object.hasOwn(manyResponses, kind)

/**
 * Says what an input is that is not a token response, and what to do: `is a JSON array: …`. Advises only flags that the
 * command has. Never quotes the input.
 */
export const inputAdvice = (bytes: Uint8Array, flags: readonly ManyFlag[]): string | undefined => {
  const kind = inputKind(bytes)
  if (kind === 'other') return undefined
  if (!isMany(kind)) return descriptions[kind]
  const { what, flag, all, one } = manyResponses[kind]
  return `${what}: ${flags.includes(flag) ? all : one}`
}

/** As `inputAdvice`, for an input in which no line is a token response. */
export const linesAdvice = (bytes: Uint8Array, flags: readonly ManyFlag[]): string | undefined => {
  const kind = inputKind(bytes)
  if (kind === 'lines') return undefined
  const isDocument = kind === 'other' && isObject(new TextDecoder().decode(bytes.subarray(0, MAX_BYTES)))
  return isDocument ? 'is one JSON document on several lines: leave out --lines' : inputAdvice(bytes, flags)
}
