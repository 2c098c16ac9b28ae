// Logs in with Auth.js at the issuer in the first argument. Prints the account that callbacks receive and the record
// that a database receives. In JavaScript, because Auth.js's types would add a browser's types to every program.
import { Auth, skipCSRFCheck } from '@auth/core'
import { browse } from './browse.ts'
import { client } from './client.ts'

const { origin: issuer } = new URL(process.argv[2])
const accounts = {}
const adapter = {
  createUser: (user) => user,
  getUserByAccount: () => null,
  linkAccount: (record) => {
    accounts.record = record
  },
}
const jwt = ({ account, token }) => {
  if (account !== undefined) accounts.account = account
  return token
}
const provider = {
  id: 'fake-provider',
  name: 'fake provider',
  type: 'oidc',
  issuer,
  clientId: client.id,
  clientSecret: client.secret,
  authorization: { params: { prompt: 'consent', scope: client.scope } },
}
const options = { adapter, callbacks: { jwt }, providers: [provider], session: { strategy: 'jwt' } }
const trust = { secret: 'fake-auth-secret', skipCSRFCheck, trustHost: true }
const handle = (url, init) => Auth(new Request(url, init), { ...options, ...trust })

const start = await handle(new URL('/auth/signin/fake-provider', client.authJsRedirectUri), { method: 'POST' })
const cookie = start.headers.getSetCookie().map((line) => line.split(';', 1)[0])
const callback = await browse(new URL(start.headers.get('location')), client.authJsRedirectUri)
await handle(callback, { headers: { cookie: cookie.join('; ') } })
process.stdout.write(JSON.stringify(accounts))
