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

/** A codec whose writing is changed, `encode` and `write` alike. */
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

/** A codec that writes something else than its table says, the notes as they were. */
export const writingValue = (
  change: (value: AcmeTokenResponse, token: Token) => AcmeTokenResponse,
  codec?: AcmeCodec,
): Change => writing(({ value, notes }, token) => ({ value: change(value, token), notes }), codec)

/** `parse` of a changed `read`. */
const parseOf =
  (read: typeof AcmeToken.read): typeof AcmeToken.parse =>
  (input, options) =>
    orThrow(read(input, options)).token

/** A codec whose reading is changed, all its faces alike. */
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

/** A codec that reads another response than it gets. */
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

/** A codec that refuses some responses that it should read. */
const refusing = (refuses: (token: Token) => boolean): Change => {
  const replaced = (input: unknown): unknown => {
    const result = AcmeToken.decode(input)
    return result._tag === 'Right' && refuses(result.right) ? null : input
  }
  return readingInput(replaced, AcmeToken)
}

/** A member that is text; an empty one for any other. */
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

/** A codec, its fault, and the laws that find it; with a reason where there are several. */
export interface BrokenCodec {
  readonly does: string
  readonly law: number
  /** Other laws that must break with it. */
  readonly also?: readonly number[]
  readonly because?: string
  readonly codec: AnyTokenCodec
  /** Samples of the vendor, where only they show the fault. */
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
    'drops a field that its table carries, and says so',
    writing(({ value, notes }, { scope }) => ({
      value: without(value, 'scope'),
      notes: scope === undefined ? notes : [...notes, note('scope')],
    })),
    [3, 6],
    'it drops a scope that cannot be used too, and does not say so',
  ),
  broken(1, 'has a table that is not its own', { fields: { accessToken: 'access_token', tokenType: 'token_type' } }),
  broken(
    1,
    'reads otherwise than it decodes',
    { decode: readingToken((token) => without(token, 'scope')).decode ?? AcmeToken.decode },
    [2, 3, 9],
    'decode alone loses the scope',
  ),
  broken(1, 'reads otherwise where another codec asks it', {
    validate: () => ({ _tag: 'Right', right: { accessToken: secret('fake-a'), tokenType: 'Bearer' } }),
  }),
  broken(1, 'refuses and does not say why', {
    decode: (input) => {
      const result = AcmeToken.decode(input)
      return result._tag === 'Right' ? result : { _tag: 'Left', left: [] }
    },
  }),
  broken(1, 'refuses with an error of its own', {
    read: (input, options) => {
      const result = AcmeToken.read(input, options)
      return result._tag === 'Right' ? result : { _tag: 'Left', left: { _tag: 'Refused' } as never }
    },
  }),
  broken(1, 'validates otherwise than it decodes', {
    '~standard': {
      ...AcmeToken['~standard'],
      validate: () => ({ value: { accessToken: secret('fake-a'), tokenType: 'Bearer' } }),
    },
  }),
  broken(1, 'documents another shape than it writes', { wire: CanonicalToken.wire as never }),
  broken(
    1,
    'loses a field quietly',
    writingValue((value) => without(value, 'scope')),
    [3, 6, 9],
    'the notes are not exact then, and the scope is lost on every way through it',
  ),
  broken(
    1,
    'invents a default',
    readingToken((token) => ({ expiresIn: 3600, ...token })),
    [2, 3, 6, 9],
    'it writes what it invents, in the place of a moved value too, and no note says so',
  ),
  broken(
    2,
    'halves a long lifetime each time, and says so',
    writing(({ value, notes }, { expiresIn }) =>
      expiresIn === undefined || expiresIn < long
        ? { value, notes }
        : { value: { ...value, expires_in: Math.floor(expiresIn / 2) }, notes: [...notes, note('expiresIn')] },
    ),
  ),
  broken(
    2,
    'repairs its own writing',
    reading(({ token, notes }) => ({ token, notes: [...notes, note('expiresIn', 'fake', 'repaired')] })),
    [3],
    'strict refuses what is noted as repaired, and this does not',
  ),
  broken(
    3,
    'notes another loss than there was',
    writing(({ value, notes }) => ({ value, notes: notes.map((lost) => ({ ...lost, member: 'accessToken' })) })),
    [9, 10],
    'no note names a derived expiry, or a member that only a newer version knows',
  ),
  broken(
    3,
    'repeats its notes',
    writing(({ value, notes }) => ({ value, notes: [...notes, ...notes] })),
  ),
  broken(3, 'lets a loss pass where it should fail', {
    write: (token) => AcmeToken.write(token),
  }),
  broken(
    3,
    'reads an expired token as a living one, without a note',
    readingToken((token, input) =>
      Object.hasOwn(input as object, 'unknown') || token.expiresIn !== 0 ? token : { ...token, expiresIn: 3600 },
    ),
    [1, 2, 6, 9],
    'it does so with what it wrote itself',
  ),
  broken(
    3,
    'hides what it repaired',
    {
      read: (input, options) => {
        const result = AcmeToken.read(input, options)
        return result._tag === 'Left' ? result : { _tag: 'Right', right: { ...result.right, notes: [] } }
      },
    },
    [6],
    'a repaired member comes back changed without a note',
  ),
  broken(3, 'takes a repair where none is allowed', { read: (input) => AcmeToken.read(input) }),
  broken(4, 'throws on what it does not expect', {
    is: (value): value is Token => reveal((value as Token).accessToken) !== '' && AcmeToken.is(value),
  }),
  broken(4, 'promises what it should return', {
    write: (token, options) =>
      options?.now === 1_700_000_000 ? (Promise.resolve() as never) : AcmeToken.write(token, options),
  }),
  broken(4, 'throws where another codec asks it', {
    validate: () => {
      throw new TypeError('not implemented')
    },
  }),
  broken(4, 'throws on a getter that throws', {
    decode: (input) => AcmeToken.decode(typeof input === 'object' && input !== null ? { ...input } : input),
  }),
  broken(4, 'throws on a token that it cannot write', {
    encode: (token) => {
      if (token.tokenType !== 'Bearer') throw new TypeError('expected a Bearer token')
      return AcmeToken.encode(token)
    },
  }),
  broken(4, 'encodes what it refuses to write', {
    write: (token, options) => {
      const written = AcmeToken.write(token, options)
      if (written._tag === 'Left' || token.tokenType !== 'DPoP') return written
      const notes = [note('tokenType', 'token-type'), ...written.right.notes]
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
  broken(5, 'tells the time in its notes', {
    read: (input, options) => {
      const result = AcmeToken.read(input, options)
      if (result._tag === 'Left') return result
      const notes = result.right.notes.map((said) => ({ ...said, message: `${said.message} at ${Date.now()}` }))
      return { _tag: 'Right', right: { ...result.right, notes } }
    },
  }),
  broken(5, 'throws dice in its notes', {
    write: (token, options) => {
      const result = AcmeToken.write(token, options)
      if (result._tag === 'Left') return result
      const notes = result.right.notes.map((said) => ({ ...said, message: `${said.message} ${Math.random()}` }))
      return { _tag: 'Right', right: { ...result.right, notes } }
    },
  }),
  broken(5, 'remembers what it refused', {
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
    'dates what comes without a date',
    readingToken((token) => ({ ...token, issuedAt: Math.floor(Date.now() / 1000) })),
    [1, 3, 9],
    'it invents a member, from which a lifetime then counts',
  ),
  broken(
    6,
    'refuses more unknown members than it has room for',
    refusing((token) => Object.keys(ownExtension(token)).length > 16),
  ),
  broken(6, 'refuses an answer for an optional member', refusing(hasMoved), [1, 2], 'it refuses those that it wrote'),
  broken(
    6,
    'loses what it says is kept as data',
    readingToken((token) => {
      const { 'acme#moved': _, ...extensions } = { 'acme#moved': undefined, ...token.extensions }
      return hasMoved(token) ? { ...token, extensions } : token
    }),
    [1, 2, 3],
    'it loses those that it wrote',
  ),
  broken(
    6,
    'drops unknown members',
    readingToken((token) => without(token, 'extensions')),
    [1, 2, 3],
    'it drops those that it wrote',
  ),
  broken(
    6,
    'refuses unknown members',
    refusing((token) => Object.keys(ownExtension(token)).length > 0),
    [1, 2],
    'it refuses those that it wrote',
  ),
  broken(
    6,
    'takes unknown members through UTF-8',
    readingToken((token) => {
      const utf8 = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text))
      const revive = (_: string, value: unknown): unknown => (typeof value === 'string' ? utf8(value) : value)
      const kept = secret<JsonObject>(JSON.parse(JSON.stringify(ownExtension(token)), revive))
      return token.extensions?.acme === undefined
        ? token
        : { ...token, extensions: { ...token.extensions, acme: kept } }
    }),
    [1, 2, 3],
    'half of a surrogate pair is lost of what it wrote too',
  ),
  broken(7, 'quotes the input in its errors', {
    read: (input, options) => {
      const result = AcmeToken.read(input, options)
      if (result._tag === 'Right') return result
      return { _tag: 'Left', left: { ...result.left, message: `refused ${peek(input, 'access_token')}` } }
    },
  }),
  broken(7, 'shows a code that is a token', {
    read: (input, options) => {
      const result = AcmeToken.read(input, options)
      if (result._tag === 'Right' || result.left._tag !== 'OAuthError') return result
      return { _tag: 'Left', left: { ...result.left, error: peek(input, 'error') } }
    },
  }),
  broken(7, 'quotes the description of an error', {
    read: (input, options) => {
      const result = AcmeToken.read(input, options)
      if (result._tag === 'Right' || result.left._tag !== 'OAuthError') return result
      const description = peek(input, 'error_description')
      return { _tag: 'Left', left: { ...result.left, message: `${result.left.message}: ${description}` } }
    },
  }),
  broken(7, 'quotes what it cannot parse', {
    parse: (input, options) => {
      const result = AcmeToken.read(input, options)
      if (result._tag === 'Right') return result.right.token
      throw new TypeError(`expected a token: ${peek(input, 'access_token')}`)
    },
  }),
  broken(7, 'quotes what it cannot encode', {
    encode: (token) => {
      if (AcmeToken.is(token)) return AcmeToken.encode(token)
      throw new TypeError(`expected a token: ${peek(token, 'access_token')}`)
    },
  }),
  broken(7, 'logs what it reads', {
    decode: (input) => {
      const result = AcmeToken.decode(input)
      // biome-ignore lint/suspicious/noConsole: this is its fault.
      if (result._tag === 'Right') console.debug('decoded', reveal(result.right.accessToken))
      return result
    },
  }),
  broken(7, 'shows the value in the issues of ~standard', {
    '~standard': {
      ...AcmeToken['~standard'],
      validate: (input) => {
        const result = AcmeToken['~standard'].validate(input)
        if (result.issues === undefined) return result
        return { issues: result.issues.map((issue) => ({ ...issue, value: peek(input, 'access_token') })) }
      },
    },
  }),
  broken(7, 'quotes a token in the notes of writing', {
    write: (token, options) => {
      const result = AcmeToken.write(token, options)
      if (result._tag === 'Left' || !AcmeToken.is(token)) return result
      const quoted = reveal(token.accessToken)
      const notes = result.right.notes.map((said) => ({ ...said, message: `${said.message}: ${quoted}` }))
      return { _tag: 'Right', right: { ...result.right, notes } }
    },
  }),
  broken(7, 'logs what it writes', {
    encode: (token) => {
      // biome-ignore lint/suspicious/noConsole: this is its fault.
      if (AcmeToken.is(token)) console.debug('encoded', reveal(token.accessToken))
      return AcmeToken.encode(token)
    },
  }),
  broken(7, 'quotes the input in the errors that another codec passes on', {
    validate: (input, context) => {
      const result = AcmeToken.validate(input, context)
      if (result._tag === 'Right') return result
      return { _tag: 'Left', left: result.left.map((error) => ({ ...error, value: input })) }
    },
  }),
  broken(8, 'writes something else than a token', {
    write: (token, options) =>
      AcmeToken.is(token) ? AcmeToken.write(token, options) : { _tag: 'Right', right: { value: {}, notes: [] } },
  }),
  broken(8, 'encodes something else than a token', {
    encode: (token) => (AcmeToken.is(token) ? AcmeToken.encode(token) : {}),
  }),
  broken(8, 'takes a response for a token', {
    is: (value): value is Token => typeof value === 'object' && value !== null,
  }),
  broken(8, 'takes a token without secrets for one', {
    is: (value): value is Token => AcmeToken.is(value) || peek(value, 'accessToken') !== '',
  }),
  broken(8, 'takes null for a token', { is: (value): value is Token => value === null || AcmeToken.is(value) }),
  broken(8, 'refuses an empty scope that it reads', {
    is: (value): value is Token => AcmeToken.is(value) && value.scope?.length !== 0,
  }),
  broken(
    8,
    'returns something else than a token',
    readingToken((token) => ({ ...token, expiresIn: -1 })),
    [1, 3],
    'it came otherwise, and nothing else can be done with it',
  ),
  broken(
    9,
    'writes a scope only without another member, and says so',
    writing(({ value, notes }, { refreshTokenExpiresIn, scope }) =>
      refreshTokenExpiresIn === undefined || scope === undefined
        ? { value, notes }
        : { value: without(value, 'scope'), notes: [...notes, note('scope')] },
    ),
  ),
  broken(
    10,
    'writes what only a newer version knows',
    writing(({ value, notes }, { extensions }) => ({
      value:
        Object.keys(reveal(extensions?.[CanonicalToken.id] ?? secret({}))).length === 0
          ? value
          : { ...value, ...({ newer: true } as object) },
      notes,
    })),
  ),
  broken(10, 'says nothing of members that only a newer version knows', {
    write: (token, options) => {
      const result = AcmeToken.write(token, options)
      if (result._tag === 'Left') return result
      const notes = result.right.notes.filter(({ member }) => member !== 'unknown')
      return { _tag: 'Right', right: { ...result.right, notes } }
    },
  }),
  broken(
    11,
    'takes MAC for Bearer, and says so',
    writing(({ value, notes }, { tokenType }) =>
      tokenType === 'MAC'
        ? { value: { ...value, token_type: 'Bearer' }, notes: [...notes, note('tokenType')] }
        : { value, notes },
    ),
  ),
  broken(
    11,
    'turns DPoP into Bearer',
    writingValue((value) => ({ ...value, token_type: 'Bearer' })),
    [1, 3, 9],
    'no note says so',
  ),
  broken(
    2,
    'lets an extension shadow a known member',
    writingValue((value, token) => ({ ...value, ...ownExtension(token) })),
    [3],
    'the known member comes back as another',
  ),
]
