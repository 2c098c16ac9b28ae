// A consumer that composes the codecs of every vendor.
import { BoltSdkToken, BoltToken } from '@token-codecs/bolt'
import type { ResponseLike, Token } from '@token-codecs/core'
import { CanonicalToken, convert, Rfc6749Token, readResponse } from '@token-codecs/core'
import { EnterpriseDelegatedToken, EnterpriseToken } from '@token-codecs/enterprise'
import { OryLikeToken } from '@token-codecs/ory-like'
import { PipeshubSdkToken, PipeshubToken } from '@token-codecs/pipeshub'
import * as t from 'io-ts'

export const Session = t.type({
  user: t.string,
  bolt: BoltToken,
  boltSdk: t.union([t.null, BoltSdkToken]),
  enterprise: t.array(EnterpriseToken),
  delegated: t.readonlyArray(EnterpriseDelegatedToken),
  oryLike: t.record(t.string, OryLikeToken),
  pipeshub: PipeshubToken,
  stored: t.intersection([
    t.strict({ token: CanonicalToken }),
    t.partial({ plain: Rfc6749Token, sdk: PipeshubSdkToken }),
  ]),
})
export type Session = t.TypeOf<typeof Session>
export const tokensOf = (session: Session): readonly Token[] => [
  session.bolt,
  ...session.enterprise,
  session.stored.token,
]
export const converted = convert(BoltToken, EnterpriseToken)({})
export const answered = (response: ResponseLike) => readResponse(OryLikeToken, response)
export const documented = PipeshubToken.wire.decode({})
