import type { Token } from '@token-codecs/core'
import * as t from 'io-ts'
import { contender, ownParts, readingOthers } from './Contender.js'

interface Checked {
  readonly Checked: unique symbol
}

const parts = await ownParts('ioTs')
const { digitsPattern, isLifetime, isPlaceholder, scopePattern, tokenOf, visiblePattern } = parts

/** Passes the predicate to io-ts directly. A shared wrapper would be called with every predicate and be slow. */
const checked = <C extends t.Any>(codec: C, predicate: (value: t.TypeOf<C>) => boolean) =>
  t.brand(codec, predicate as (value: t.TypeOf<C>) => value is t.Branded<t.TypeOf<C>, Checked>, 'Checked')

const Visible = checked(t.string, (text) => visiblePattern.test(text))
const ValidToken = checked(Visible, (text) => !isPlaceholder(text))
const Lifetime = checked(t.number, isLifetime)
const Digits = checked(t.string, (text) => digitsPattern.test(text) && isLifetime(Number(text)))
const ScopeText = checked(t.string, (text) => scopePattern.test(text))
const Scope = t.union([ScopeText, t.array(ScopeText), t.null, t.undefined])
const OptionalToken = t.union([ValidToken, t.null, t.undefined, t.literal('')])

const required = { access_token: ValidToken }
const optional = {
  token_type: t.union([Visible, t.null, t.undefined, t.literal('')]),
  expires_in: t.union([Lifetime, Digits, t.null, t.undefined, t.literal('')]),
  refresh_token: OptionalToken,
  refresh_token_scope: Scope,
  scope: Scope,
  id_token: OptionalToken,
  error: checked(t.unknown, (error) => parts.isNoError(error)),
  '.tag': checked(t.unknown, (tag) => parts.isNoTag(tag)),
}

const BoltResponse = t.intersection([t.type(required), t.partial(optional)])

const BoltToken = BoltResponse.pipe(
  new t.Type<Token, t.TypeOf<typeof BoltResponse>, t.TypeOf<typeof BoltResponse>>(
    'Token',
    (_value): _value is Token => false,
    (response) => tokenOf(response, response),
    () => {
      throw new Error('only reading is measured')
    },
  ),
)

/** `BoltToken` written with io-ts's combinators. */
export const ioTs = contender(
  'io-ts',
  BoltToken.decode,
  // The context has the intersection's branch first, and then the member.
  (errors) => errors.map(({ context }) => context[2]?.key),
  readingOthers<t.Mixed>({ ...required, ...optional }, (members) => t.partial(members).decode),
)
