import { expect, test } from 'vitest'
import type { AnyTokenCodec, Note, ReadOptions, Token } from '../src/index.js'
import { reveal } from '../src/index.js'

/** Code, reason and field of a note. */
export type NoteTriple = readonly [code: string, reason: string, field: string]

/** What a response needs for everything else in it to be looked at. */
export const minimal = { access_token: 'fake-access-token', token_type: 'bearer' } as const

export const tripleOf = ({ code, reason, field }: Note): NoteTriple => [code, reason, field]

const isSecret = (value: unknown): boolean => typeof value === 'object' && value !== null && 'toJSON' in value
const exposed = (value: unknown): unknown => (isSecret(value) ? reveal(value as Token['accessToken']) : value)

/** A token with its secrets in the clear, to compare. */
const plain = ({ extensions, ...members }: Token): object => {
  const shown = Object.fromEntries(Object.entries(members).map(([name, value]) => [name, exposed(value)]))
  if (extensions === undefined) return shown
  return {
    ...shown,
    extensions: Object.fromEntries(Object.entries(extensions).map(([vendor, kept]) => [vendor, exposed(kept)])),
  }
}

/** What reading comes to, as plain data. */
export const outcome = (codec: AnyTokenCodec, input: unknown, options?: ReadOptions): object => {
  const result = codec.read(input, options)
  if (result._tag === 'Right') return { token: plain(result.right.token), notes: result.right.notes.map(tripleOf) }
  const error = result.left
  if (error._tag === 'Malformed')
    return { malformed: error.issues.map(({ path, code }) => `${path.join('.')} ${code}`) }
  if (error._tag !== 'OAuthError') return error
  const { error: code, errorDescription } = error
  return { oauthError: errorDescription === undefined ? [code] : [code, errorDescription] }
}

/** A minimal response with these members, and without those that are undefined here. */
const response = (members: object): object =>
  Object.fromEntries(Object.entries({ ...minimal, ...members }).filter(([, value]) => value !== undefined))

const refusedByStrict = (notes: readonly NoteTriple[]): readonly string[] =>
  notes.filter(([code]) => ['repaired', 'defaulted', 'moved'].includes(code)).map(([, reason]) => reason)

/** One test for each line of the table of reading rules, and one for what `strict` makes of it. */
export const readingTable = (codec: AnyTokenCodec) => ({
  /** The members are added to a minimal response, and the token's to a minimal token. */
  reads: (
    title: string,
    members: object,
    token: object,
    notes: readonly NoteTriple[] = [],
    options: ReadOptions = {},
  ): void => {
    const input = response(members)
    const read = { token: { accessToken: 'fake-access-token', tokenType: 'Bearer', ...token }, notes }
    const refused = refusedByStrict(notes)
    test(title, () => expect(outcome(codec, input, options)).toStrictEqual(read))
    test(`${title}${refused.length === 0 ? ', when strict as well' : '; strict refuses it'}`, () => {
      const strict = codec.read(input, { ...options, strict: true })
      if (refused.length === 0) expect(outcome(codec, input, { ...options, strict: true })).toStrictEqual(read)
      else {
        const issues = strict._tag === 'Left' && strict.left._tag === 'Malformed' ? strict.left.issues : []
        expect(issues.map(({ code }) => code)).toStrictEqual(refused)
      }
    })
  },
  /** The issues are those of the whole response, each as `member code`. */
  refuses: (title: string, members: object, issue: string, options: ReadOptions = {}): void => {
    test(title, () => expect(outcome(codec, response(members), options)).toEqual({ malformed: [issue] }))
  },
  /** The body is taken as it is. */
  answers: (title: string, body: object, ...oauthError: readonly [error: string, errorDescription?: string]): void => {
    test(title, () => expect(outcome(codec, body)).toEqual({ oauthError }))
  },
})
