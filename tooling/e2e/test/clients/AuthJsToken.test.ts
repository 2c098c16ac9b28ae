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

test('the record of a login is read, refreshed, and written with its owner', async () => {
  const { record } = await signInWithAuthJs()
  const { token, notes } = rightOf(AuthJsToken.read(record, { strict: true }))
  expect(notes).toEqual([])
  expect(token).toMatchObject({ tokenType: 'Bearer', expiresAt: record.expires_at, scope: client.scope.split(' ') })
  expect(extrasOf(AuthJsToken, token)).toEqual({ ...owner, userId: record.userId })
  expect(AuthJsToken.encode(token)).toEqual(record)
  expect(await userInfoStatus(issuer, token)).toBe(200)

  const answer = rightOf(await refreshAt(issuer)(token)).token
  const { token: next } = mergeRefresh(token, answer)
  expect(AuthJsToken.encode(next)).toEqual({
    ...record,
    access_token: reveal(answer.accessToken),
    refresh_token: refreshTokenOf(answer),
    id_token: reveal(answer.idToken ?? answer.accessToken),
    expires_at: Number(answer.issuedAt) + Number(answer.expiresIn),
  })
})

test('an account in a callback has a lifetime as well, which would be kept', async () => {
  const { account } = await signInWithAuthJs()
  const { expires_in, ...record } = account
  expect(expires_in).toBe(lifetimes.AccessToken)
  expect(AuthJsToken.encode(AuthJsToken.parse(record))).toEqual(record)
  expect(AuthJsToken.encode(AuthJsToken.parse(account))).toEqual(account)
})

test('columns that are null are absent from a token, those of the owner are kept, and a Date is left out', () => {
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
