// A program that uses every published package, every codec and every row helper. Type-checked only, never run.

import { BoltSdkToken, BoltToken } from '@token-codecs/bolt'
import { convertLines, translate } from '@token-codecs/bulk'
import { convertFile, convertPart, joinParts, planParts, serveParts } from '@token-codecs/bulk/node'
import type { ResponseLike, Token, TokenSourceOptions } from '@token-codecs/core'
import {
  at,
  CanonicalToken,
  convert,
  defineCodec,
  errorAt,
  extrasOf,
  field,
  instant,
  lifetime,
  nullable,
  orThrow,
  Rfc6749Token,
  readResponse,
  redactErrors,
  scopes,
  tokenSource,
} from '@token-codecs/core'
import { memberTable, tableProblems } from '@token-codecs/core/authoring'
import { jsonSchema } from '@token-codecs/core/json-schema'
import { EnterpriseDelegatedToken, EnterpriseToken } from '@token-codecs/enterprise'
import { GithubAppToken, GithubInstallationToken, GithubToken } from '@token-codecs/github'
import { GoogleToken } from '@token-codecs/google'
import { HubspotToken } from '@token-codecs/hubspot'
import { KeycloakToken } from '@token-codecs/keycloak'
import { checkLaws, roundTrip } from '@token-codecs/laws'
import { MicrosoftAppServiceToken, MicrosoftImdsToken, MicrosoftToken, MicrosoftV1Token } from '@token-codecs/microsoft'
import { NotionToken } from '@token-codecs/notion'
import { OryLikeToken } from '@token-codecs/ory-like'
import { PipeshubSdkToken, PipeshubToken } from '@token-codecs/pipeshub'
import { QuickbooksToken } from '@token-codecs/quickbooks'
import { SalesforceToken } from '@token-codecs/salesforce'
import { ShopifyOfflineToken, ShopifyOnlineToken } from '@token-codecs/shopify'
import { SlackBotToken, SlackUserRefreshToken, SlackUserToken } from '@token-codecs/slack'
import { TiktokAdsToken, TiktokBusinessToken, TiktokToken } from '@token-codecs/tiktok'
import { ZoomToken } from '@token-codecs/zoom'
import * as t from 'io-ts'

export const Session = t.type({
  boltSdk: BoltSdkToken,
  bolt: BoltToken,
  canonical: CanonicalToken,
  rfc6749: Rfc6749Token,
  enterpriseDelegated: EnterpriseDelegatedToken,
  enterprise: EnterpriseToken,
  githubApp: GithubAppToken,
  githubInstallation: GithubInstallationToken,
  github: GithubToken,
  google: GoogleToken,
  hubspot: HubspotToken,
  keycloak: KeycloakToken,
  microsoftAppService: MicrosoftAppServiceToken,
  microsoftImds: MicrosoftImdsToken,
  microsoft: MicrosoftToken,
  microsoftV1: MicrosoftV1Token,
  notion: NotionToken,
  oryLike: OryLikeToken,
  pipeshubSdk: PipeshubSdkToken,
  pipeshub: PipeshubToken,
  quickbooks: QuickbooksToken,
  salesforce: SalesforceToken,
  shopifyOffline: ShopifyOfflineToken,
  shopifyOnline: ShopifyOnlineToken,
  slackBot: SlackBotToken,
  slackUserRefresh: SlackUserRefreshToken,
  slackUser: SlackUserToken,
  tiktokAds: TiktokAdsToken,
  tiktokBusiness: TiktokBusinessToken,
  tiktok: TiktokToken,
  zoom: ZoomToken,
})

export type Session = t.TypeOf<typeof Session>
export const stored = (session: Session): t.OutputOf<typeof Session> => Session.encode(session)
export const tokensOf = (session: Session): readonly Token[] => Object.values(session)
export const opened = (body: unknown): Session | t.Errors => {
  const result = Session.decode(body)
  return result._tag === 'Right' ? result.right : redactErrors(result.left)
}

/** The codecs inside other types of io-ts. */
export const Account = t.intersection([
  t.strict({ current: t.union([t.null, GoogleToken]), before: t.readonlyArray(CanonicalToken) }),
  t.partial({ byTeam: t.record(t.string, SlackBotToken), legacy: t.array(Rfc6749Token) }),
])
export type Account = t.TypeOf<typeof Account>
export const accountOf = (account: Account): t.OutputOf<typeof Account> => Account.encode(account)

/** The vendors' documented responses. */
export const Documented = t.type({
  boltSdk: BoltSdkToken.wire,
  bolt: BoltToken.wire,
  canonical: CanonicalToken.wire,
  rfc6749: Rfc6749Token.wire,
  enterpriseDelegated: EnterpriseDelegatedToken.wire,
  enterprise: EnterpriseToken.wire,
  githubApp: GithubAppToken.wire,
  githubInstallation: GithubInstallationToken.wire,
  github: GithubToken.wire,
  google: GoogleToken.wire,
  hubspot: HubspotToken.wire,
  keycloak: KeycloakToken.wire,
  microsoftAppService: MicrosoftAppServiceToken.wire,
  microsoftImds: MicrosoftImdsToken.wire,
  microsoft: MicrosoftToken.wire,
  microsoftV1: MicrosoftV1Token.wire,
  notion: NotionToken.wire,
  oryLike: OryLikeToken.wire,
  pipeshubSdk: PipeshubSdkToken.wire,
  pipeshub: PipeshubToken.wire,
  quickbooks: QuickbooksToken.wire,
  salesforce: SalesforceToken.wire,
  shopifyOffline: ShopifyOfflineToken.wire,
  shopifyOnline: ShopifyOnlineToken.wire,
  slackBot: SlackBotToken.wire,
  slackUserRefresh: SlackUserRefreshToken.wire,
  slackUser: SlackUserToken.wire,
  tiktokAds: TiktokAdsToken.wire,
  tiktokBusiness: TiktokBusinessToken.wire,
  tiktok: TiktokToken.wire,
  zoom: ZoomToken.wire,
})

export type Documented = t.TypeOf<typeof Documented>
export const copied = (responses: Documented): t.OutputOf<typeof Documented> => Documented.encode(responses)

export const parsed = (body: unknown) => ({
  boltSdk: BoltSdkToken.parse(body),
  bolt: BoltToken.parse(body),
  canonical: CanonicalToken.parse(body),
  rfc6749: Rfc6749Token.parse(body),
  enterpriseDelegated: EnterpriseDelegatedToken.parse(body),
  enterprise: EnterpriseToken.parse(body),
  githubApp: GithubAppToken.parse(body),
  githubInstallation: GithubInstallationToken.parse(body),
  github: GithubToken.parse(body),
  google: GoogleToken.parse(body),
  hubspot: HubspotToken.parse(body),
  keycloak: KeycloakToken.parse(body),
  microsoftAppService: MicrosoftAppServiceToken.parse(body),
  microsoftImds: MicrosoftImdsToken.parse(body),
  microsoft: MicrosoftToken.parse(body),
  microsoftV1: MicrosoftV1Token.parse(body),
  notion: NotionToken.parse(body),
  oryLike: OryLikeToken.parse(body),
  pipeshubSdk: PipeshubSdkToken.parse(body),
  pipeshub: PipeshubToken.parse(body),
  quickbooks: QuickbooksToken.parse(body),
  salesforce: SalesforceToken.parse(body),
  shopifyOffline: ShopifyOfflineToken.parse(body),
  shopifyOnline: ShopifyOnlineToken.parse(body),
  slackBot: SlackBotToken.parse(body),
  slackUserRefresh: SlackUserRefreshToken.parse(body),
  slackUser: SlackUserToken.parse(body),
  tiktokAds: TiktokAdsToken.parse(body),
  tiktokBusiness: TiktokBusinessToken.parse(body),
  tiktok: TiktokToken.parse(body),
  zoom: ZoomToken.parse(body),
})

export const converted = (body: unknown) => ({
  boltSdk: convert(BoltSdkToken, BoltToken)(body),
  bolt: convert(BoltToken, CanonicalToken)(body),
  canonical: convert(CanonicalToken, Rfc6749Token)(body),
  rfc6749: convert(Rfc6749Token, EnterpriseDelegatedToken)(body),
  enterpriseDelegated: convert(EnterpriseDelegatedToken, EnterpriseToken)(body),
  enterprise: convert(EnterpriseToken, GithubAppToken)(body),
  githubApp: convert(GithubAppToken, GithubInstallationToken)(body),
  githubInstallation: convert(GithubInstallationToken, GithubToken)(body),
  github: convert(GithubToken, GoogleToken)(body),
  google: convert(GoogleToken, HubspotToken)(body),
  hubspot: convert(HubspotToken, KeycloakToken)(body),
  keycloak: convert(KeycloakToken, MicrosoftAppServiceToken)(body),
  microsoftAppService: convert(MicrosoftAppServiceToken, MicrosoftImdsToken)(body),
  microsoftImds: convert(MicrosoftImdsToken, MicrosoftToken)(body),
  microsoft: convert(MicrosoftToken, MicrosoftV1Token)(body),
  microsoftV1: convert(MicrosoftV1Token, NotionToken)(body),
  notion: convert(NotionToken, OryLikeToken)(body),
  oryLike: convert(OryLikeToken, PipeshubSdkToken)(body),
  pipeshubSdk: convert(PipeshubSdkToken, PipeshubToken)(body),
  pipeshub: convert(PipeshubToken, QuickbooksToken)(body),
  quickbooks: convert(QuickbooksToken, SalesforceToken)(body),
  salesforce: convert(SalesforceToken, ShopifyOfflineToken)(body),
  shopifyOffline: convert(ShopifyOfflineToken, ShopifyOnlineToken)(body),
  shopifyOnline: convert(ShopifyOnlineToken, SlackBotToken)(body),
  slackBot: convert(SlackBotToken, SlackUserRefreshToken)(body),
  slackUserRefresh: convert(SlackUserRefreshToken, SlackUserToken)(body),
  slackUser: convert(SlackUserToken, TiktokAdsToken)(body),
  tiktokAds: convert(TiktokAdsToken, TiktokBusinessToken)(body),
  tiktokBusiness: convert(TiktokBusinessToken, TiktokToken)(body),
  tiktok: convert(TiktokToken, ZoomToken)(body),
  zoom: convert(ZoomToken, BoltSdkToken)(body),
})

export const extras = (token: Token) => ({
  githubInstallation: extrasOf(GithubInstallationToken, token),
  hubspot: extrasOf(HubspotToken, token),
  keycloak: extrasOf(KeycloakToken, token),
  microsoftAppService: extrasOf(MicrosoftAppServiceToken, token),
  microsoftImds: extrasOf(MicrosoftImdsToken, token),
  microsoft: extrasOf(MicrosoftToken, token),
  microsoftV1: extrasOf(MicrosoftV1Token, token),
  notion: extrasOf(NotionToken, token),
  oryLike: extrasOf(OryLikeToken, token),
  quickbooks: extrasOf(QuickbooksToken, token),
  salesforce: extrasOf(SalesforceToken, token),
  shopifyOnline: extrasOf(ShopifyOnlineToken, token),
  slackBot: extrasOf(SlackBotToken, token),
  slackUserRefresh: extrasOf(SlackUserRefreshToken, token),
  slackUser: extrasOf(SlackUserToken, token),
  tiktokAds: extrasOf(TiktokAdsToken, token),
  tiktokBusiness: extrasOf(TiktokBusinessToken, token),
  tiktok: extrasOf(TiktokToken, token),
  zoom: extrasOf(ZoomToken, token),
})

export const sources = (store: Omit<TokenSourceOptions, 'refresh'>, response: ResponseLike) => ({
  boltSdk: tokenSource({ ...store, refresh: () => readResponse(BoltSdkToken, response) }),
  bolt: tokenSource({ ...store, refresh: () => readResponse(BoltToken, response) }),
  canonical: tokenSource({ ...store, refresh: () => readResponse(CanonicalToken, response) }),
  rfc6749: tokenSource({ ...store, refresh: () => readResponse(Rfc6749Token, response) }),
  enterpriseDelegated: tokenSource({ ...store, refresh: () => readResponse(EnterpriseDelegatedToken, response) }),
  enterprise: tokenSource({ ...store, refresh: () => readResponse(EnterpriseToken, response) }),
  githubApp: tokenSource({ ...store, refresh: () => readResponse(GithubAppToken, response) }),
  githubInstallation: tokenSource({ ...store, refresh: () => readResponse(GithubInstallationToken, response) }),
  github: tokenSource({ ...store, refresh: () => readResponse(GithubToken, response) }),
  google: tokenSource({ ...store, refresh: () => readResponse(GoogleToken, response) }),
  hubspot: tokenSource({ ...store, refresh: () => readResponse(HubspotToken, response) }),
  keycloak: tokenSource({ ...store, refresh: () => readResponse(KeycloakToken, response) }),
  microsoftAppService: tokenSource({ ...store, refresh: () => readResponse(MicrosoftAppServiceToken, response) }),
  microsoftImds: tokenSource({ ...store, refresh: () => readResponse(MicrosoftImdsToken, response) }),
  microsoft: tokenSource({ ...store, refresh: () => readResponse(MicrosoftToken, response) }),
  microsoftV1: tokenSource({ ...store, refresh: () => readResponse(MicrosoftV1Token, response) }),
  notion: tokenSource({ ...store, refresh: () => readResponse(NotionToken, response) }),
  oryLike: tokenSource({ ...store, refresh: () => readResponse(OryLikeToken, response) }),
  pipeshubSdk: tokenSource({ ...store, refresh: () => readResponse(PipeshubSdkToken, response) }),
  pipeshub: tokenSource({ ...store, refresh: () => readResponse(PipeshubToken, response) }),
  quickbooks: tokenSource({ ...store, refresh: () => readResponse(QuickbooksToken, response) }),
  salesforce: tokenSource({ ...store, refresh: () => readResponse(SalesforceToken, response) }),
  shopifyOffline: tokenSource({ ...store, refresh: () => readResponse(ShopifyOfflineToken, response) }),
  shopifyOnline: tokenSource({ ...store, refresh: () => readResponse(ShopifyOnlineToken, response) }),
  slackBot: tokenSource({ ...store, refresh: () => readResponse(SlackBotToken, response) }),
  slackUserRefresh: tokenSource({ ...store, refresh: () => readResponse(SlackUserRefreshToken, response) }),
  slackUser: tokenSource({ ...store, refresh: () => readResponse(SlackUserToken, response) }),
  tiktokAds: tokenSource({ ...store, refresh: () => readResponse(TiktokAdsToken, response) }),
  tiktokBusiness: tokenSource({ ...store, refresh: () => readResponse(TiktokBusinessToken, response) }),
  tiktok: tokenSource({ ...store, refresh: () => readResponse(TiktokToken, response) }),
  zoom: tokenSource({ ...store, refresh: () => readResponse(ZoomToken, response) }),
})

interface AcmeTokenResponse {
  ok: true
  access_token: string
  token_type: 'bot' | 'Bearer'
  lifetime?: { seconds?: string; issued?: string }
  scope?: readonly string[]
  refresh?: { token?: string | null; expires_in?: number; expires_at?: number; scope?: string }
  id_token?: string | null
  issued_token_type?: { urn: string }
  details?: string
  team?: { id: string; name: string }
  hook?: { url: string }
}

/** A table with every row helper, because the compiler checks each row against the response. */
export const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: lifetime(at('lifetime', 'seconds'), { text: true, never: '0' }),
    issuedAt: instant(at('lifetime', 'issued'), { form: 'iso' }),
    scope: scopes('scope', { list: true }),
    refreshToken: nullable(at('refresh', 'token')),
    refreshTokenExpiresIn: lifetime(at('refresh', 'expires_in'), { unit: 'milliseconds' }),
    refreshTokenExpiresAt: at('refresh', 'expires_at'),
    refreshTokenScope: scopes(at('refresh', 'scope'), { separator: ',' }),
    idToken: nullable('id_token'),
    issuedTokenType: at('issued_token_type', 'urn'),
    authorizationDetails: field('details', {
      read: (value) => JSON.parse(String(value)),
      write: (details) => JSON.stringify(details),
    }),
  },
  tokenType: { spelled: ['bot'] },
  constants: { ok: true },
  extras: ['team', 'hook'],
  secretExtras: ['hook'],
  errors: [errorAt({ code: at('failure', 'code'), message: 'message', standard: { expired: 'invalid_grant' } })],
})
export const acme = (body: unknown, token: Token) => ({
  converted: orThrow(convert(AcmeToken, GoogleToken)(body)).value.access_token,
  written: AcmeToken.encode(token).refresh?.token,
  extras: extrasOf(AcmeToken, token).hook,
  problems: [...tableProblems(AcmeToken), memberTable.scope.description],
  schema: jsonSchema('urn:example:tokens', [AcmeToken, BoltToken]),
  isLawful: roundTrip(AcmeToken, token),
})
const bulkOptions = { from: BoltToken, to: AcmeToken, receivedAt: { member: 'at' } }
export const translated = translate(bulkOptions)('')
export const lines = convertLines({ ...bulkOptions, onReject: ({ line }) => line })
export const convertedFile = convertFile('input', { ...bulkOptions, output: 'output', csv: true })
export const parts = planParts('input', { bytes: 1 }).map((part) => convertPart(part, { ...bulkOptions, dir: 'parts' }))
export const joined = joinParts('parts', [])
serveParts(bulkOptions)

checkLaws(AcmeToken, { test: (_, run) => run(), golden: 'golden', partners: [ZoomToken] })
