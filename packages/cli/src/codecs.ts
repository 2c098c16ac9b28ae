import { BoltSdkToken, BoltToken } from '@token-codecs/bolt'
import type { AnyTokenCodec } from '@token-codecs/core'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import { EnterpriseDelegatedToken, EnterpriseToken } from '@token-codecs/enterprise'
import { GithubAppToken, GithubInstallationToken, GithubToken } from '@token-codecs/github'
import { GoogleToken } from '@token-codecs/google'
import { HubspotToken } from '@token-codecs/hubspot'
import { KeycloakToken } from '@token-codecs/keycloak'
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

const all: readonly AnyTokenCodec[] = [
  PipeshubToken,
  PipeshubSdkToken,
  BoltToken,
  BoltSdkToken,
  OryLikeToken,
  EnterpriseToken,
  EnterpriseDelegatedToken,
  GithubToken,
  GithubAppToken,
  GithubInstallationToken,
  GoogleToken,
  HubspotToken,
  KeycloakToken,
  MicrosoftToken,
  MicrosoftV1Token,
  MicrosoftImdsToken,
  MicrosoftAppServiceToken,
  NotionToken,
  QuickbooksToken,
  SalesforceToken,
  ShopifyOfflineToken,
  ShopifyOnlineToken,
  SlackBotToken,
  SlackUserToken,
  SlackUserRefreshToken,
  TiktokToken,
  TiktokBusinessToken,
  TiktokAdsToken,
  ZoomToken,
  CanonicalToken,
  Rfc6749Token,
]

/** Every codec by its id. */
export const codecs: ReadonlyMap<string, AnyTokenCodec> = new Map(all.map((codec) => [codec.id, codec]))
