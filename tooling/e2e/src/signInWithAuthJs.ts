import { Auth, skipCSRFCheck } from '@auth/core'
import type { Adapter, AdapterAccount, AdapterUser } from '@auth/core/adapters'
import type { Account } from '@auth/core/types'
import { browse } from './browse.js'
import { client } from './client.js'

interface SignedIn {
  /** The account as callbacks get it. */
  readonly account: Account
  /** The account as a database gets it. */
  readonly record: AdapterAccount
}

/** The accounts that Auth.js makes of a login in a browser. */
export const signInWithAuthJs = async (issuer: URL): Promise<SignedIn> => {
  const found: { account?: Account; record?: AdapterAccount } = {}
  const adapter: Adapter = {
    createUser: (user) => user as AdapterUser,
    getUserByAccount: () => null,
    linkAccount: (account) => {
      found.record = account
    },
  }
  const handle = (url: URL | string, init: RequestInit) =>
    Auth(new Request(url, init), {
      adapter,
      callbacks: {
        jwt: ({ account, token }) => {
          if (account) found.account = account
          return token
        },
      },
      providers: [
        {
          id: 'fake-provider',
          name: 'fake provider',
          type: 'oidc',
          issuer: issuer.origin,
          clientId: client.id,
          clientSecret: client.secret,
          authorization: { params: { prompt: 'consent', scope: client.scope } },
        },
      ],
      secret: 'fake-auth-secret',
      session: { strategy: 'jwt' },
      skipCSRFCheck,
      trustHost: true,
    })
  const { origin } = new URL(client.authJsRedirectUri)
  const start = await handle(`${origin}/auth/signin/fake-provider`, { method: 'POST' })
  const cookie = start.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')
  const callback = await browse(new URL(String(start.headers.get('location'))), client.authJsRedirectUri)
  await handle(callback, { headers: { cookie } })
  const { account, record } = found
  if (account === undefined || record === undefined) throw new Error('Auth.js made no account')
  return { account, record }
}
