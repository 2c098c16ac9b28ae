import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { extrasOf, mergeRefresh, reveal } from '@token-codecs/core'
import { root } from '@tooling/testing/workspace'
import { afterAll, expect, test } from 'vitest'
import { client } from '../../src/client.js'
import { AuthJsToken } from '../../src/clients/AuthJsToken.js'
import { codesOf, refreshTokenOf, rightOf } from '../../src/expectations.js'
import { refreshAt, userInfoStatus } from '../../src/requestToken.js'
import { lifetimes, startProvider } from '../../src/startProvider.js'

const { issuer, close } = await startProvider()
afterAll(close)

const signInWithAuthJs = async () => {
  const program = fileURLToPath(new URL('../../src/authJsSignIn.mjs', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, issuer.href], {
    cwd: root,
  })
  return JSON.parse(stdout)
}

const owner = { provider: 'fake-provider', providerAccountId: 'fake-account', type: 'oidc' }

test("a login's record is read, refreshed and written, with the members that identify its owner", async () => {
  const { record } = await signInWithAuthJs()
  const { token, notes } = rightOf(AuthJsToken.read(record, { strict: true }))
  expect(notes).toEqual([])
  expect(token).toMatchObject({ tokenType: 'Bearer', expiresAt: record.expires_at, scope: client.scope.split(' ') })
  expect(extrasOf(AuthJsToken, token)).toEqual({ ...owner, userId: record.userId })
  expect(AuthJsToken.encode(token)).toEqual(record)
  expect(await userInfoStatus(issuer, token)).toBe(200)

  const refreshed = rightOf(await refreshAt(issuer)(token)).token
  const { token: next } = mergeRefresh(token, refreshed)
  expect(AuthJsToken.encode(next)).toEqual({
    ...record,
    access_token: reveal(refreshed.accessToken),
    refresh_token: refreshTokenOf(refreshed),
    id_token: reveal(refreshed.idToken ?? refreshed.accessToken),
    expires_at: Number(refreshed.issuedAt) + Number(refreshed.expiresIn),
  })
})

test('the expires_in of an account in a callback is kept', async () => {
  const { account } = await signInWithAuthJs()
  const { expires_in, ...record } = account
  expect(expires_in).toBe(lifetimes.AccessToken)
  expect(AuthJsToken.encode(AuthJsToken.parse(record))).toEqual(record)
  expect(AuthJsToken.encode(AuthJsToken.parse(account))).toEqual(account)
})

test("null columns are missing from a token, the owner's are kept, and a Date is dropped", () => {
  const columns = { refresh_token: null, session_state: null, token_type: null, createdAt: new Date(0) }
  const row = { ...owner, access_token: 'fake-a', ...columns }
  const { token, notes } = rightOf(AuthJsToken.read(row))
  expect(codesOf(notes)).toEqual([
    'defaulted assumed-bearer tokenType',
    'ignored null-member refreshToken',
    'ignored not-json extensions',
  ])
  expect(extrasOf(AuthJsToken, token)).toEqual({ ...owner, session_state: null })
})
