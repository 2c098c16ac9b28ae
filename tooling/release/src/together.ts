import { isDeepStrictEqual } from 'node:util'
import type { AnyTokenCodec, ReadResult, Token } from '@token-codecs/core'
import type { Golden } from './golden.js'
import type { Installed } from './sideBySide.js'

const readOf = (codec: AnyTokenCodec, response: unknown): ReadResult => {
  const result = codec.read(response, { receivedAt: 1_700_000_000 })
  if (result._tag === 'Left') throw new Error(`${codec.vendor} refuses a golden response`)
  return result.right
}

const same = (outcomes: readonly unknown[]): boolean => outcomes.every((other) => isDeepStrictEqual(other, outcomes[0]))

/** The members of a token that a version does not know. */
const strangers = ({ CanonicalToken }: Installed['core'], token: Token): readonly string[] =>
  Object.keys(token).filter((member) => member !== 'extensions' && !Object.hasOwn(CanonicalToken.fields, member))

/** What two versions make of a response that one's codec reads and the other's writes. */
const handing = (
  [first, second]: readonly [Installed, Installed],
  [from, to]: readonly [AnyTokenCodec, AnyTokenCodec],
  response: unknown,
): readonly string[] => {
  const title = `from ${from.vendor} ${first.version} to ${to.vendor} ${second.version}`
  const { token } = readOf(from, response)
  const [accessToken] = [first, second].map(({ core }) => core.reveal(token.accessToken))
  const outcomes = [first, second].map(({ core }) => {
    const result = core.convert(from, to, { receivedAt: 1_700_000_000 })(response)
    if (result._tag === 'Left') return result
    const { value, notes } = result.right
    return { value, notes, stored: core.CanonicalToken.encode(result.right.token) }
  })
  // The same versions of both codecs, where there are.
  const own = [first.codecs.get(to.vendor), second.codecs.get(to.vendor)].flatMap((writer) =>
    writer === undefined ? [] : [writer.write(token)],
  )
  // What only one of the two knows is a loss, with a note.
  const strange = [first, second].some(({ core }) => strangers(core, token).length > 0)
  const written = to.write(token)
  const notes = written._tag === 'Right' ? written.right.notes : []
  const isNoted = notes.some(({ reason }) => reason === 'unknown-member')
  const back = to.decode(JSON.parse(JSON.stringify(to.encode(token))))
  const checks: Readonly<Record<string, boolean>> = {
    'reveal of either': [first, second].every(({ core }) => core.reveal(token.accessToken) === accessToken),
    'is of the other': to.is(token),
    'convert of either': strange || same(outcomes),
    'write of either': strange || same(own),
    'a note of what it does not know': isNoted === strangers(second.core, token).length > 0,
    'what comes back':
      back._tag === 'Right' &&
      [first, second].every(({ core }) => core.areSecretsEqual(back.right.accessToken, token.accessToken) === true),
  }
  return Object.entries(checks).flatMap(([check, holds]) => (holds ? [] : [`${title}: ${check} differs`]))
}

/** What two versions make of a response that both have a codec for. */
const agreeing = (
  [first, second]: readonly [Installed, Installed],
  vendor: string,
  response: unknown,
): readonly string[] => {
  const codecs = [first, second].map(({ codecs: own }) => own.get(vendor))
  const [token, other] = codecs.map((codec) => codec && readOf(codec, response).token)
  if (token === undefined || other === undefined) return []
  const bare = { accessToken: second.core.secret('fake-next'), tokenType: 'Bearer' }
  const refreshed = [first, second].map(({ core }) => core.mergeRefresh(token, bare))
  const checks: Readonly<Record<string, boolean>> = {
    'eqToken of either': [first, second].every(({ core }) => core.eqToken(token, other) && core.eqToken(other, token)),
    'eqToken of either, of another token': [first, second].every(
      ({ core }) => !core.eqToken(token, { ...other, ...bare }),
    ),
    'areSecretsEqual of either': [first, second].every(
      ({ core }) =>
        core.areSecretsEqual(token.accessToken, other.accessToken) === true &&
        core.areSecretsEqual(token.accessToken, bare.accessToken) === false,
    ),
    'mergeRefresh of either':
      same(refreshed.map(({ notes }) => notes)) &&
      same(refreshed.map((merged) => first.core.CanonicalToken.encode(merged.token))),
    'encode of either': same(codecs.map((codec) => codec?.encode(token))),
  }
  const title = `${vendor} of ${first.version} and ${second.version}`
  return Object.entries(checks).flatMap(([check, holds]) => (holds ? [] : [`${title}: ${check} differs`]))
}

/** What is wrong with two versions in one process: tokens and codecs of one in the hands of the other. */
export const togetherProblems = (first: Installed, second: Installed, golden: readonly Golden[]): readonly string[] => {
  const responses = golden.flatMap(({ wire }) => Object.entries(wire))
  const problems = responses.flatMap(([vendor, response]) => {
    const from = first.codecs.get(vendor)
    if (from === undefined) return []
    return [
      ...agreeing([first, second], vendor, response),
      ...[...second.codecs.values()].flatMap((to) => handing([first, second], [from, to], response)),
    ]
  })
  return [...new Set(problems)]
}
