import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, ReadResult, Token } from '@token-codecs/core'
import type { Golden } from './golden.js'
import type { Installed } from './sideBySide.js'

type Pair = readonly [Installed, Installed]

const receivedAt = 1_700_000_000

const readOf = (codec: AnyTokenCodec, response: unknown): ReadResult => {
  const result = codec.read(response, { receivedAt })
  if (result._tag === 'Left') throw new Error(`${codec.id} rejects a golden response`)
  return result.right
}

const same = (outcomes: readonly unknown[]): boolean => outcomes.every((other) => isDeepStrictEqual(other, outcomes[0]))

const failing = (title: string, checks: Readonly<Record<string, boolean>>): readonly string[] =>
  Object.entries(checks)
    .filter(([, holds]) => !holds)
    .map(([check]) => `${title}: ${check} differs`)

/** True if a version does not know every member of a token. */
const isStrange = ({ core }: Installed, token: Token): boolean =>
  Object.keys(token).some((member) => member !== 'extensions' && !Object.hasOwn(core.CanonicalToken.fields, member))

/** Problems when one version's codec reads a response and the other's writes it. */
const handing = (pair: Pair, [from, to]: readonly [AnyTokenCodec, AnyTokenCodec], response: unknown) => {
  const [first, second] = pair
  const { token } = readOf(from, response)
  const outcomes = pair.map(({ core }) => {
    const result = core.convert(from, to, { receivedAt })(response)
    if (result._tag === 'Left') return result
    const { value, notes } = result.right
    return { value, notes, stored: core.CanonicalToken.encode(result.right.token) }
  })
  const strange = pair.some((installed) => isStrange(installed, token))
  const written = to.write(token)
  const refused = written._tag === 'Left' && written.left._tag === 'Lossy' ? written.left.notes : []
  const notes = written._tag === 'Right' ? written.right.notes : refused
  const back = written._tag === 'Right' ? to.decode(JSON.parse(JSON.stringify(written.right.value))) : undefined
  return failing(`from ${from.id} ${first.version} to ${to.id} ${second.version}`, {
    reveal: same(pair.map(({ core }) => core.reveal(token.accessToken))),
    is: to.is(token),
    convert: strange || same(outcomes),
    // A member that the writing version does not know is lost, with a note.
    'the note on an unknown member': notes.some(({ code }) => code === 'unknown-member') === isStrange(second, token),
    'the access token read back':
      back === undefined ||
      (back._tag === 'Right' && pair.every(({ core }) => core.eqSecret(back.right.accessToken, token.accessToken))),
  })
}

/** Problems with a response that both versions have a codec for. */
const agreeing = (pair: Pair, id: string, response: unknown): readonly string[] => {
  const [first, second] = pair
  const codecs = pair.map(({ codecs: own }) => own.get(id))
  const [token, other] = codecs.map((codec) => codec && readOf(codec, response).token)
  if (token === undefined || other === undefined) return []
  const bare = { accessToken: second.core.secret('fake-next'), tokenType: 'Bearer' }
  const refreshed = pair.map(({ core }) => core.mergeRefresh(token, bare))
  return failing(`${id} of ${first.version} and ${second.version}`, {
    eqToken: pair.every(({ core }) => core.eqToken(token, other) && core.eqToken(other, token)),
    'eqToken with another token': pair.every(({ core }) => !core.eqToken(token, { ...other, ...bare })),
    secretEqualityTester: pair.every(
      ({ core }) =>
        core.secretEqualityTester(token.accessToken, other.accessToken) === true &&
        core.secretEqualityTester(token.accessToken, bare.accessToken) === false,
    ),
    mergeRefresh:
      same(refreshed.map(({ notes }) => notes)) &&
      same(refreshed.map((merged) => first.core.CanonicalToken.encode(merged.token))),
    encode: same(codecs.map((codec) => codec?.encode(token))),
  })
}

const plain = { access_token: 'fake-a', token_type: 'Bearer', scope: 'read write', other: { deep: 1 } }

/** Lists problems when two versions in one process use each other's tokens and codecs. */
export const togetherProblems = (first: Installed, second: Installed, golden: readonly Golden[]): readonly string[] => {
  const responses = [...golden.flatMap(({ wire }) => Object.entries(wire)), ['rfc6749', plain] as const]
  const problems = responses.flatMap(([id, response]) => {
    const from = first.codecs.get(id)
    if (from === undefined) return []
    return [
      ...agreeing([first, second], id, response),
      ...[...second.codecs.values()].flatMap((to) => handing([first, second], [from, to], response)),
    ]
  })
  return [...new Set(problems)]
}
