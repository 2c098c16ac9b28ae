import type { AnyTokenCodec, JsonObject, Note, ReadResult, Token, TokenCodec, WriteResult } from '@token-codecs/core'
import { CanonicalToken, defineCodec, orThrow, reveal, secret } from '@token-codecs/core'
import type { GoldenDocument } from '../src/index.js'

export interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  scope?: string
}

export const AcmeToken: TokenCodec<AcmeTokenResponse> = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: { accessToken: 'access_token', tokenType: 'token_type', expiresIn: 'expires_in', scope: 'scope' },
})

type AcmeCodec = TokenCodec<AcmeTokenResponse>
type Change = Partial<AcmeCodec>
type Written = WriteResult<AcmeTokenResponse>

/** Changes the output of `encode` and `write`. */
export const writing = (change: (written: Written, token: Token) => Written, codec: AcmeCodec = AcmeToken): Change => ({
  encode: (token) => change({ value: codec.encode(token), notes: [] }, token).value,
  write: (token, options) => {
    const written = codec.write(token, options)
    if (written._tag === 'Left') return written
    const right = change(written.right, token)
    return options?.onLoss === 'fail' && right.notes.length > 0
      ? { _tag: 'Left', left: { _tag: 'Lossy', code: 'lossy', message: 'lossy', source: 'acme', notes: right.notes } }
      : { _tag: 'Right', right }
  },
})

/** Changes the written value and keeps the notes. */
export const writingValue = (
  change: (value: AcmeTokenResponse, token: Token) => AcmeTokenResponse,
  codec?: AcmeCodec,
): Change => writing(({ value, notes }, token) => ({ value: change(value, token), notes }), codec)

/** Returns the `parse` that matches a changed `read`. */
const parseOf =
  (read: typeof AcmeToken.read): typeof AcmeToken.parse =>
  (input, options) =>
    orThrow(read(input, options)).token

/** Changes the result of every reading function except `validate`. */
export const reading = (
  change: (result: ReadResult, input: unknown) => ReadResult,
  codec: AcmeCodec = AcmeToken,
): Change => {
  const read: typeof AcmeToken.read = (input, options) => {
    const result = codec.read(input, options)
    return result._tag === 'Left' ? result : { _tag: 'Right', right: change(result.right, input) }
  }
  const decode: typeof AcmeToken.decode = (input) => {
    const result = codec.decode(input)
    return result._tag === 'Left'
      ? result
      : { _tag: 'Right', right: change({ token: result.right, notes: [] }, input).token }
  }
  const validate: (typeof AcmeToken)['~standard']['validate'] = (input) => {
    const result = codec['~standard'].validate(input)
    return result.issues === undefined ? { value: change({ token: result.value, notes: [] }, input).token } : result
  }
  return { read, decode, parse: parseOf(read), '~standard': { ...AcmeToken['~standard'], validate } }
}

/** Changes the input of every reading function. */
export const readingInput = (change: (input: unknown) => unknown, codec: AcmeCodec): Change => {
  const read: AcmeCodec['read'] = (input, options) => codec.read(change(input), options)
  return {
    read,
    parse: parseOf(read),
    decode: (input) => codec.decode(change(input)),
    validate: (input, context) => codec.validate(change(input), context),
    '~standard': { ...codec['~standard'], validate: (input) => codec['~standard'].validate(change(input)) },
  }
}

export const readingToken = (change: (token: Token, input: unknown) => Token, codec?: AcmeCodec): Change =>
  reading(({ token, notes }, input) => ({ token: change(token, input), notes }), codec)

const ownExtension = (token: Token): JsonObject => {
  const members = token.extensions?.[AcmeToken.id]
  return members === undefined ? {} : reveal(members)
}

/** Makes a codec reject some valid responses. */
const rejecting = (rejects: (token: Token) => boolean): Change => {
  const replaced = (input: unknown): unknown => {
    const result = AcmeToken.decode(input)
    return result._tag === 'Right' && rejects(result.right) ? null : input
  }
  return readingInput(replaced, AcmeToken)
}

/** Returns a string member; an empty string for any other value. */
const peek = (value: unknown, name: string): string => {
  try {
    const found = (value as { readonly [name: string]: unknown } | null)?.[name]
    return typeof found === 'string' ? found : ''
  } catch {
    return ''
  }
}

const note = (member: string, code = 'fake', action: Note['action'] = 'dropped'): Note => ({
  action,
  code,
  source: 'acme',
  direction: 'write',
  member,
  message: `acme: ${member}: fake`,
})

const hasMoved = ({ extensions }: Token): boolean => extensions?.['acme#moved'] !== undefined

const without = <A extends object>(value: A, name: keyof A): A => {
  const { [name]: _, ...rest } = value
  return rest as A
}

let remembered: readonly string[] | undefined

/** A broken codec, its fault, and the laws that must catch it. */
export interface BrokenCodec {
  readonly does: string
  readonly law: number
  /** Other laws that must also fail. */
  readonly also?: readonly number[]
  /** Reason why the other laws fail. */
  readonly because?: string
  readonly codec: AnyTokenCodec
  /** Golden documents, if only they reveal the fault. */
  readonly golden?: readonly GoldenDocument[]
}

const broken = (
  law: number,
  does: string,
  change: Change,
  also: readonly number[] = [],
  because = '',
): BrokenCodec => ({
  law,
  does,
  codec: { ...AcmeToken, ...change } as AnyTokenCodec,
  ...(also.length === 0 ? {} : { also, because }),
})

const long = 1_000_000_000

export const brokenCodecs: readonly BrokenCodec[] = [
  broken(
    1,
    'drops a carried member with a note',
    writing(({ value, notes }, { scope }) => ({
      value: without(value, 'scope'),
      notes: scope === undefined ? notes : [...notes, note('scope')],
    })),
    [3, 6],
    'it drops an unusable scope without a note',
  ),
  broken(1, 'has a table that does not match its output', {
    fields: { accessToken: 'access_token', tokenType: 'token_type' },
  }),
  broken(
    1,
    'loses a member in decode only',
    { decode: readingToken((token) => without(token, 'scope')).decode ?? AcmeToken.decode },
    [2, 3, 9],
    'its scope is lost in every round trip through decode',
  ),
  broken(1, 'loses members in validate only', {
    validate: () => ({ _tag: 'Right', right: { accessToken: secret('fake-a'), tokenType: 'Bearer' } }),
  }),
  broken(1, 'rejects without an error', {
    decode: (input) => {
      const result = AcmeToken.decode(input)
      return result._tag === 'Right' ? result : { _tag: 'Left', left: [] }
    },
  }),
  broken(1, 'rejects with an error that is not a TokenError', {
    read: (input, options) => {
      const result = AcmeToken.read(input, options)
      return result._tag === 'Right' ? result : { _tag: 'Left', left: { _tag: 'Refused' } as never }
    },
  }),
  broken(1, 'loses members in ~standard only', {
    '~standard': {
      ...AcmeToken['~standard'],
      validate: () => ({ value: { accessToken: secret('fake-a'), tokenType: 'Bearer' } }),
    },
  }),
  broken(1, 'has a wire codec that does not match its output', { wire: CanonicalToken.wire as never }),
  broken(
    1,
    'drops a member without a note',
    writingValue((value) => without(value, 'scope')),
    [3, 6, 9],
    'the notes are incomplete, and every conversion through it loses the scope',
  ),
  broken(
    1,
    'invents a default',
    readingToken((token) => ({ expiresIn: 3600, ...token })),
    [2, 3, 6, 9],
    'it writes the default without a note, even over a moved value',
  ),
  broken(
    2,
    'halves a long lifetime on each write with a note',
    writing(({ value, notes }, { expiresIn }) =>
      expiresIn === undefined || expiresIn < long
        ? { value, notes }
        : { value: { ...value, expires_in: Math.floor(expiresIn / 2) }, notes: [...notes, note('expiresIn')] },
    ),
  ),
  broken(
    2,
    'repairs its own output',
    reading(({ token, notes }) => ({ token, notes: [...notes, note('expiresIn', 'fake', 'repaired')] })),
    [3],
    'strict must reject repaired responses, and this codec accepts them',
  ),
  broken(
    3,
    'notes the wrong member',
    writing(({ value, notes }) => ({ value, notes: notes.map((lost) => ({ ...lost, member: 'accessToken' })) })),
    [9, 10],
    'no note names a derived expiry or a member of a newer version',
  ),
  broken(
    3,
    'repeats its notes',
    writing(({ value, notes }) => ({ value, notes: [...notes, ...notes] })),
  ),
  broken(3, "ignores onLoss: 'fail'", {
    write: (token) => AcmeToken.write(token),
  }),
  broken(
    3,
    'extends an expired token without a note',
    readingToken((token, input) =>
      Object.hasOwn(input as object, 'unknown') || token.expiresIn !== 0 ? token : { ...token, expiresIn: 3600 },
    ),
    [1, 2, 6, 9],
    'it does so with its own output',
  ),
  broken(
    3,
    'returns no notes about repairs',
    {
      read: (input, options) => {
        const result = AcmeToken.read(input, options)
        return result._tag === 'Left' ? result : { _tag: 'Right', right: { ...result.right, notes: [] } }
      },
    },
    [6],
    'a repaired member changes without a note',
  ),
  broken(3, 'ignores the option strict', { read: (input) => AcmeToken.read(input) }),
  broken(4, 'throws in is', {
    is: (value): value is Token => reveal((value as Token).accessToken) !== '' && AcmeToken.is(value),
  }),
  broken(4, 'returns a promise instead of a result', {
    write: (token, options) =>
      options?.now === 1_700_000_000 ? (Promise.resolve() as never) : AcmeToken.write(token, options),
  }),
  broken(4, 'throws in validate', {
    validate: () => {
      throw new TypeError('not implemented')
    },
  }),
  broken(4, 'throws on a throwing getter', {
    decode: (input) => AcmeToken.decode(typeof input === 'object' && input !== null ? { ...input } : input),
  }),
  broken(4, 'throws in encode on a token that write accepts', {
    encode: (token) => {
      if (token.tokenType !== 'Bearer') throw new TypeError('expected a Bearer token')
      return AcmeToken.encode(token)
    },
  }),
  broken(4, 'encodes a token that write rejects', {
    write: (token, options) => {
      const written = AcmeToken.write(token, options)
      if (written._tag === 'Left' || token.tokenType !== 'DPoP') return written
      const lost = written.right.notes.filter(({ action }) => action === 'dropped')
      const notes = [note('tokenType', 'token-type'), ...lost]
      return { _tag: 'Left', left: { _tag: 'Lossy', code: 'token-type', message: 'lossy', source: 'acme', notes } }
    },
  }),
  broken(4, 'throws on the option now', {
    write: (token, options) => {
      if (options?.now === 1_700_000_000) throw new TypeError('not implemented')
      return AcmeToken.write(token, options)
    },
  }),
  broken(
    5,
    'changes its input',
    readingToken((token, input) => {
      Object.assign(input as object, { seen: true })
      return token
    }),
  ),
  // The day, because a smaller unit may change between two reads of the same case.
  broken(5, 'puts the day into its notes', {
    read: (input, options) => {
      const result = AcmeToken.read(input, options)
      if (result._tag === 'Left') return result
      const day = Math.floor(Date.now() / 86_400_000)
      const notes = result.right.notes.map((said) => ({ ...said, message: `${said.message} on ${day}` }))
      return { _tag: 'Right', right: { ...result.right, notes } }
    },
  }),
  broken(5, 'puts random numbers into its notes', {
    write: (token, options) => {
      const result = AcmeToken.write(token, options)
      if (result._tag === 'Left') return result
      const notes = result.right.notes.map((said) => ({ ...said, message: `${said.message} ${Math.random()}` }))
      return { _tag: 'Right', right: { ...result.right, notes } }
    },
  }),
  broken(5, 'remembers rejected responses', {
    read: (input, options) => {
      const result = AcmeToken.read(input, options)
      if (result._tag === 'Right' || result.left._tag !== 'Malformed') return result
      const before = remembered
      remembered = result.left.issues.map(({ code }) => code)
      return { _tag: 'Left', left: { ...result.left, message: `${result.left.message} (before: ${before?.join()})` } }
    },
  }),
  broken(
    5,
    'adds an issue time from the clock',
    readingToken((token) => ({ ...token, issuedAt: Math.floor(Date.now() / 1000) })),
    [1, 3, 9],
    'it invents a member from which a lifetime counts',
  ),
  broken(
    6,
    'rejects a response with many unknown members',
    rejecting((token) => Object.keys(ownExtension(token)).length > 16),
  ),
  broken(
    6,
    'rejects a response with an unusable optional member',
    rejecting(hasMoved),
    [1, 2],
    'it rejects its own output',
  ),
  broken(
    6,
    'loses moved values',
    readingToken((token) => {
      const { 'acme#moved': _, ...extensions } = { 'acme#moved': undefined, ...token.extensions }
      return hasMoved(token) ? { ...token, extensions } : token
    }),
    [1, 2, 3],
    'it loses them from its own output',
  ),
  broken(
    6,
    'drops unknown members',
    readingToken((token) => without(token, 'extensions')),
    [1, 2, 3],
    'it drops them from its own output',
  ),
  broken(
    6,
    'rejects unknown members',
    rejecting((token) => Object.keys(ownExtension(token)).length > 0),
    [1, 2],
    'it rejects its own output',
  ),
  broken(
    6,
    'converts unknown members to UTF-8 and back',
    readingToken((token) => {
      const utf8 = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text))
      const revive = (_: string, value: unknown): unknown => (typeof value === 'string' ? utf8(value) : value)
      const kept = secret<JsonObject>(JSON.parse(JSON.stringify(ownExtension(token)), revive))
      return token.extensions?.acme === undefined
        ? token
        : { ...token, extensions: { ...token.extensions, acme: kept } }
    }),
    [1, 2, 3],
    'lone surrogates in its own output are lost',
  ),
  broken(7, 'quotes the input in its errors', {
    read: (input, options) => {
      const result = AcmeToken.read(input, options)
      if (result._tag === 'Right') return result
      return { _tag: 'Left', left: { ...result.left, message: `refused ${peek(input, 'access_token')}` } }
    },
  }),
  broken(7, 'shows a token as an error code', {
    read: (input, options) => {
      const result = AcmeToken.read(input, options)
      if (result._tag === 'Right' || result.left._tag !== 'OAuthError') return result
      return { _tag: 'Left', left: { ...result.left, error: peek(input, 'error') } }
    },
  }),
  broken(7, 'quotes an error description', {
    read: (input, options) => {
      const result = AcmeToken.read(input, options)
      if (result._tag === 'Right' || result.left._tag !== 'OAuthError') return result
      const description = peek(input, 'error_description')
      return { _tag: 'Left', left: { ...result.left, message: `${result.left.message}: ${description}` } }
    },
  }),
  broken(7, 'quotes the input in the error of parse', {
    parse: (input, options) => {
      const result = AcmeToken.read(input, options)
      if (result._tag === 'Right') return result.right.token
      throw new TypeError(`expected a token: ${peek(input, 'access_token')}`)
    },
  }),
  broken(7, 'quotes the token in the error of encode', {
    encode: (token) => {
      if (AcmeToken.is(token)) return AcmeToken.encode(token)
      throw new TypeError(`expected a token: ${peek(token, 'access_token')}`)
    },
  }),
  broken(7, 'logs decoded tokens', {
    decode: (input) => {
      const result = AcmeToken.decode(input)
      // biome-ignore lint/suspicious/noConsole: deliberate fault.
      if (result._tag === 'Right') console.debug('decoded', reveal(result.right.accessToken))
      return result
    },
  }),
  broken(7, 'puts the input into the issues of ~standard', {
    '~standard': {
      ...AcmeToken['~standard'],
      validate: (input) => {
        const result = AcmeToken['~standard'].validate(input)
        if (result.issues === undefined) return result
        return { issues: result.issues.map((issue) => ({ ...issue, value: peek(input, 'access_token') })) }
      },
    },
  }),
  broken(7, 'quotes a token in the notes of write', {
    write: (token, options) => {
      const result = AcmeToken.write(token, options)
      if (result._tag === 'Left' || !AcmeToken.is(token)) return result
      const quoted = reveal(token.accessToken)
      const notes = result.right.notes.map((said) => ({ ...said, message: `${said.message}: ${quoted}` }))
      return { _tag: 'Right', right: { ...result.right, notes } }
    },
  }),
  broken(7, 'logs encoded tokens', {
    encode: (token) => {
      // biome-ignore lint/suspicious/noConsole: deliberate fault.
      if (AcmeToken.is(token)) console.debug('encoded', reveal(token.accessToken))
      return AcmeToken.encode(token)
    },
  }),
  broken(7, 'puts the input into the errors of validate', {
    validate: (input, context) => {
      const result = AcmeToken.validate(input, context)
      if (result._tag === 'Right') return result
      return { _tag: 'Left', left: result.left.map((error) => ({ ...error, value: input })) }
    },
  }),
  broken(8, 'writes a value that is not a token', {
    write: (token, options) =>
      AcmeToken.is(token) ? AcmeToken.write(token, options) : { _tag: 'Right', right: { value: {}, notes: [] } },
  }),
  broken(8, 'encodes a value that is not a token', {
    encode: (token) => (AcmeToken.is(token) ? AcmeToken.encode(token) : {}),
  }),
  broken(8, 'accepts a response as a token', {
    is: (value): value is Token => typeof value === 'object' && value !== null,
  }),
  broken(8, 'accepts a token without secrets', {
    is: (value): value is Token => AcmeToken.is(value) || peek(value, 'accessToken') !== '',
  }),
  broken(8, 'accepts null as a token', { is: (value): value is Token => value === null || AcmeToken.is(value) }),
  broken(8, 'rejects an empty scope in is', {
    is: (value): value is Token => AcmeToken.is(value) && value.scope?.length !== 0,
  }),
  broken(
    8,
    'returns an invalid token',
    readingToken((token) => ({ ...token, expiresIn: -1 })),
    [1, 3],
    'the lifetime changes, and the token cannot be written back',
  ),
  broken(
    9,
    'drops a scope beside another member with a note',
    writing(({ value, notes }, { refreshTokenExpiresIn, scope }) =>
      refreshTokenExpiresIn === undefined || scope === undefined
        ? { value, notes }
        : { value: without(value, 'scope'), notes: [...notes, note('scope')] },
    ),
  ),
  broken(
    10,
    'writes members of a newer version',
    writing(({ value, notes }, { extensions }) => ({
      value:
        Object.keys(reveal(extensions?.[CanonicalToken.id] ?? secret({}))).length === 0
          ? value
          : { ...value, ...({ newer: true } as object) },
      notes,
    })),
  ),
  broken(10, 'has no note about members of a newer version', {
    write: (token, options) => {
      const result = AcmeToken.write(token, options)
      if (result._tag === 'Left') return result
      const notes = result.right.notes.filter(({ member }) => member !== 'unknown')
      return { _tag: 'Right', right: { ...result.right, notes } }
    },
  }),
  broken(
    11,
    'writes MAC as Bearer with a note',
    writing(({ value, notes }, { tokenType }) =>
      tokenType === 'MAC'
        ? { value: { ...value, token_type: 'Bearer' }, notes: [...notes, note('tokenType')] }
        : { value, notes },
    ),
  ),
  broken(
    11,
    'writes every type as Bearer without a note',
    writingValue((value) => ({ ...value, token_type: 'Bearer' })),
    [1, 3, 9],
    'the type is lost in every round trip',
  ),
  broken(
    2,
    'lets an extension replace a known member',
    writingValue((value, token) => ({ ...value, ...ownExtension(token) })),
    [3],
    'the known member changes in the round trip',
  ),
]
