import { extrasOf, mergeRefresh, reveal } from '@token-codecs/core'
import { checkLaws } from '@token-codecs/laws'
import { afterAll, expect, inject, test } from 'vitest'
import { client } from '../../src/client.js'
import { AuthJsToken } from '../../src/clients/AuthJsToken.js'
import { codesOf, refreshTokenOf, rightOf } from '../../src/expectations.js'
import { refreshAt, userInfoStatus } from '../../src/requestToken.js'
import { signInWithAuthJs } from '../../src/signInWithAuthJs.js'
import { lifetimes, startProvider } from '../../src/startProvider.js'

const { issuer, close } = await startProvider()
afterAll(close)

const owner = { provider: 'fake-provider', providerAccountId: 'fake-account', type: 'oidc' }

checkLaws(AuthJsToken, {
  test,
  runs: inject('cases'),
  golden: [
    {
      canonical: {
        v: 1,
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresAt: 1700003600,
        scope: ['openid', 'email'],
        refreshToken: 'fake-r',
        idToken: 'fake-i',
        extensions: { 'auth-js': { ...owner, userId: 'fake-user' } },
      },
      wire: {
        'auth-js': {
          access_token: 'fake-a',
          token_type: 'bearer',
          expires_at: 1700003600,
          refresh_token: 'fake-r',
          scope: 'openid email',
          id_token: 'fake-i',
          ...owner,
          userId: 'fake-user',
        },
      },
    },
  ],
})

test('the record of a login is read, refreshed, and written with its owner', async () => {
  const { record } = await signInWithAuthJs(issuer)
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
  const { account } = await signInWithAuthJs(issuer)
  const { expires_in, ...record } = account
  expect(expires_in).toBe(lifetimes.AccessToken)
  expect(AuthJsToken.encode(AuthJsToken.parse(record))).toEqual(record)
  expect(AuthJsToken.encode(AuthJsToken.parse(account))).toEqual(account)
})

test('columns that are null are absent from a token, those of the owner are kept, and a Date is left out', () => {
  const columns = { refresh_token: null, session_state: null, token_type: null, createdAt: new Date(0) }
  const row = { ...owner, access_token: 'fake-a', ...columns }
  const { token, notes } = rightOf(AuthJsToken.read(row))
  expect(codesOf(notes)).toEqual(['defaulted assumed-bearer tokenType', 'ignored null-member refreshToken'])
  expect(extrasOf(AuthJsToken, token)).toEqual({ ...owner, session_state: null })
})
