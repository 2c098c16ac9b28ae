import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, ReadResult, Token } from '@token-codecs/core'
import type { Golden } from './golden.js'
import type { Installed } from './sideBySide.js'

type Pair = readonly [Installed, Installed]

const receivedAt = 1_700_000_000

const readOf = (codec: AnyTokenCodec, response: unknown): ReadResult => {
  const result = codec.read(response, { receivedAt })
  if (result._tag === 'Left') throw new Error(`${codec.id} refuses a golden response`)
  return result.right
}

const same = (outcomes: readonly unknown[]): boolean => outcomes.every((other) => isDeepStrictEqual(other, outcomes[0]))

const failing = (title: string, checks: Readonly<Record<string, boolean>>): readonly string[] =>
  Object.entries(checks)
    .filter(([, holds]) => !holds)
    .map(([check]) => `${title}: ${check} differs`)

/** True where a version does not know all members of a token. */
const isStrange = ({ core }: Installed, token: Token): boolean =>
  Object.keys(token).some((member) => member !== 'extensions' && !Object.hasOwn(core.CanonicalToken.fields, member))

/** The faults with a response that one's codec reads and the other's writes. */
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
  const notes = written._tag === 'Right' ? written.right.notes : []
  const back = to.decode(JSON.parse(JSON.stringify(to.encode(token))))
  return failing(`from ${from.id} ${first.version} to ${to.id} ${second.version}`, {
    'reveal of either': same(pair.map(({ core }) => core.reveal(token.accessToken))),
    'is of the other': to.is(token),
    'convert of either': strange || same(outcomes),
    // A member that only one of the two knows is a loss.
    'a note of what it does not know': notes.some(({ code }) => code === 'unknown-member') === isStrange(second, token),
    'what comes back':
      back._tag === 'Right' &&
      pair.every(({ core }) => core.secretEqualityTester(back.right.accessToken, token.accessToken) === true),
  })
}

/** The faults with a response that both have a codec for. */
const agreeing = (pair: Pair, id: string, response: unknown): readonly string[] => {
  const [first, second] = pair
  const codecs = pair.map(({ codecs: own }) => own.get(id))
  const [token, other] = codecs.map((codec) => codec && readOf(codec, response).token)
  if (token === undefined || other === undefined) return []
  const bare = { accessToken: second.core.secret('fake-next'), tokenType: 'Bearer' }
  const refreshed = pair.map(({ core }) => core.mergeRefresh(token, bare))
  return failing(`${id} of ${first.version} and ${second.version}`, {
    'eqToken of either': pair.every(({ core }) => core.eqToken(token, other) && core.eqToken(other, token)),
    'eqToken of either, of another token': pair.every(({ core }) => !core.eqToken(token, { ...other, ...bare })),
    'secretEqualityTester of either': pair.every(
      ({ core }) =>
        core.secretEqualityTester(token.accessToken, other.accessToken) === true &&
        core.secretEqualityTester(token.accessToken, bare.accessToken) === false,
    ),
    'mergeRefresh of either':
      same(refreshed.map(({ notes }) => notes)) &&
      same(refreshed.map((merged) => first.core.CanonicalToken.encode(merged.token))),
    'encode of either': same(codecs.map((codec) => codec?.encode(token))),
  })
}

const plain = { access_token: 'fake-a', token_type: 'Bearer', scope: 'read write', other: { deep: 1 } }

/** The faults of two versions in one process: tokens and codecs of one in the hands of the other. */
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
