import type { AnyTokenCodec } from '@token-codecs/core'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'

/** Loads the codecs of each package. A command loads only what it uses, because that halves its start. */
const packages: Readonly<Record<string, () => Promise<readonly AnyTokenCodec[]>>> = {
  bolt: async () => {
    const { BoltToken, BoltSdkToken } = await import('@token-codecs/bolt')
    return [BoltToken, BoltSdkToken]
  },
  enterprise: async () => {
    const { EnterpriseToken, EnterpriseDelegatedToken } = await import('@token-codecs/enterprise')
    return [EnterpriseToken, EnterpriseDelegatedToken]
  },
  github: async () => {
    const { GithubToken, GithubAppToken, GithubInstallationToken } = await import('@token-codecs/github')
    return [GithubToken, GithubAppToken, GithubInstallationToken]
  },
  google: async () => {
    const { GoogleToken } = await import('@token-codecs/google')
    return [GoogleToken]
  },
  hubspot: async () => {
    const { HubspotToken } = await import('@token-codecs/hubspot')
    return [HubspotToken]
  },
  keycloak: async () => {
    const { KeycloakToken } = await import('@token-codecs/keycloak')
    return [KeycloakToken]
  },
  microsoft: async () => {
    const { MicrosoftToken, MicrosoftV1Token, MicrosoftImdsToken, MicrosoftAppServiceToken } = await import(
      '@token-codecs/microsoft'
    )
    return [MicrosoftToken, MicrosoftV1Token, MicrosoftImdsToken, MicrosoftAppServiceToken]
  },
  notion: async () => {
    const { NotionToken } = await import('@token-codecs/notion')
    return [NotionToken]
  },
  'ory-like': async () => {
    const { OryLikeToken } = await import('@token-codecs/ory-like')
    return [OryLikeToken]
  },
  pipeshub: async () => {
    const { PipeshubToken, PipeshubSdkToken } = await import('@token-codecs/pipeshub')
    return [PipeshubToken, PipeshubSdkToken]
  },
  quickbooks: async () => {
    const { QuickbooksToken } = await import('@token-codecs/quickbooks')
    return [QuickbooksToken]
  },
  salesforce: async () => {
    const { SalesforceToken } = await import('@token-codecs/salesforce')
    return [SalesforceToken]
  },
  shopify: async () => {
    const { ShopifyOfflineToken, ShopifyOnlineToken } = await import('@token-codecs/shopify')
    return [ShopifyOfflineToken, ShopifyOnlineToken]
  },
  slack: async () => {
    const { SlackBotToken, SlackUserToken, SlackUserRefreshToken } = await import('@token-codecs/slack')
    return [SlackBotToken, SlackUserToken, SlackUserRefreshToken]
  },
  tiktok: async () => {
    const { TiktokToken, TiktokBusinessToken, TiktokAdsToken } = await import('@token-codecs/tiktok')
    return [TiktokToken, TiktokBusinessToken, TiktokAdsToken]
  },
  zoom: async () => {
    const { ZoomToken } = await import('@token-codecs/zoom')
    return [ZoomToken]
  },
  core: async () => [CanonicalToken, Rfc6749Token],
}

/** The codecs of a package. */
export interface CodecPackage {
  /** Name without the organization, such as `bolt`. */
  readonly name: string
  readonly codecs: readonly AnyTokenCodec[]
}

const loaded = (names: readonly string[]): Promise<readonly CodecPackage[]> =>
  Promise.all(names.map(async (name) => ({ name, codecs: (await packages[name]?.()) ?? [] })))

/** Loads every codec, by package: the vendors' in order of their names, then core. */
export const loadPackages = (): Promise<readonly CodecPackage[]> => loaded(Object.keys(packages))

/** Loads the codec with an id, which begins with the name of its package unless that is core. */
export const loadCodec = async (id: string): Promise<AnyTokenCodec | undefined> => {
  const names = Object.keys(packages).filter((name) => name === 'core' || `${id}-`.startsWith(`${name}-`))
  const found = await loaded(names)
  return found.flatMap(({ codecs }) => codecs).find((codec) => codec.id === id)
}
