// Uses every public name of the provider packages, with each extra that an API call needs. Type-checked only, never run.
import * as github from '@token-codecs/github'
import * as google from '@token-codecs/google'
import * as hubspot from '@token-codecs/hubspot'
import * as keycloak from '@token-codecs/keycloak'
import * as microsoft from '@token-codecs/microsoft'
import * as notion from '@token-codecs/notion'
import * as quickbooks from '@token-codecs/quickbooks'
import * as salesforce from '@token-codecs/salesforce'
import * as shopify from '@token-codecs/shopify'
import * as slack from '@token-codecs/slack'
import * as tiktok from '@token-codecs/tiktok'
import * as zoom from '@token-codecs/zoom'

const token = google.GoogleToken.parse({})
const fakes = { access_token: 'fake-a', token_type: 'bearer' }

export const googleResponse: google.GoogleTokenResponse = google.GoogleToken.encode(token)

export const entra: microsoft.MicrosoftTokenResponse = microsoft.MicrosoftToken.encode(token)
export const refreshIn: number | undefined = microsoft.extrasOf(microsoft.MicrosoftToken, token).refresh_in
export const entraV1: microsoft.MicrosoftV1TokenResponse = microsoft.MicrosoftV1Token.encode(token)
export const imds: microsoft.MicrosoftImdsTokenResponse = microsoft.MicrosoftImdsToken.encode(token)
export const appService: microsoft.MicrosoftAppServiceTokenResponse = microsoft.MicrosoftAppServiceToken.encode(token)
export const entraError: microsoft.MicrosoftErrorResponse = { error: 'interaction_required', claims: '{}' }

export const oauthApp: github.GithubTokenResponse = github.GithubToken.encode(token)
export const userOfApp: github.GithubAppTokenResponse = github.GithubAppToken.encode(token)
export const installation: github.GithubInstallationTokenResponse = github.GithubInstallationToken.encode(token)
export const permissions: object | undefined = github.extrasOf(github.GithubInstallationToken, token).permissions
export const repository: github.GithubInstallationRepository | undefined = installation.repositories?.[0]
export const githubError: github.GithubErrorResponse = { error: 'slow_down', interval: 10 }
export const githubApiError: github.GithubApiErrorResponse = { message: 'Bad credentials', status: '401' }

export const bot: slack.SlackBotTokenResponse = slack.SlackBotToken.encode(token)
export const team: slack.SlackTeam | null | undefined = slack.extrasOf(slack.SlackBotToken, token).team
export const user: slack.SlackUserTokenResponse = slack.SlackUserToken.encode(token)
export const refreshed: slack.SlackUserRefreshTokenResponse = slack.SlackUserRefreshToken.encode(token)
export const slackError: slack.SlackErrorResponse = { ok: false, error: 'invalid_code' }

export const org: salesforce.SalesforceTokenResponse = salesforce.SalesforceToken.encode(token)
export const host: string | undefined = salesforce.extrasOf(salesforce.SalesforceToken, token).instance_url

export const offline: shopify.ShopifyOfflineTokenResponse = shopify.ShopifyOfflineToken.encode(token)
export const online: shopify.ShopifyOnlineTokenResponse = shopify.ShopifyOnlineToken.encode(token)
export const owner: shopify.ShopifyUser | undefined = shopify.extrasOf(
  shopify.ShopifyOnlineToken,
  token,
).associated_user

export const hub: hubspot.HubspotTokenResponse = hubspot.HubspotToken.encode(token)
export const hubId: number | undefined = hubspot.extrasOf(hubspot.HubspotToken, token).hub_id
export const hubspotError: hubspot.HubspotErrorResponse = { status: 'BAD_REFRESH_TOKEN', message: 'fake' }

export const company: quickbooks.QuickbooksTokenResponse = quickbooks.QuickbooksToken.encode(token)

export const login: tiktok.TiktokTokenResponse = tiktok.TiktokToken.encode(token)
export const account: tiktok.TiktokBusinessTokenResponse = tiktok.TiktokBusinessToken.encode(token)
export const advertiser: tiktok.TiktokAdsTokenResponse = tiktok.TiktokAdsToken.encode(token)
export const loginError: tiktok.TiktokErrorResponse = { error: 'invalid_request', log_id: 'fake-log' }
export const codedError: tiktok.TiktokCodedErrorResponse = { code: 40110, message: 'fake' }

export const connection: notion.NotionTokenResponse = notion.NotionToken.encode(token)
export const ownerOfConnection: notion.NotionOwner | undefined = notion.extrasOf(notion.NotionToken, token).owner
export const notionError: notion.NotionErrorResponse = { object: 'error', status: 400, code: 'fake', message: 'fake' }

export const realm: keycloak.KeycloakTokenResponse = { ...fakes, refresh_expires_in: 0 }
export const realmToken: keycloak.Token = keycloak.KeycloakToken.parse(realm)

export const meeting: zoom.ZoomTokenResponse = zoom.ZoomToken.encode(token)
export const zoomError: zoom.ZoomErrorResponse = { error: 'invalid_grant', reason: 'fake' }
