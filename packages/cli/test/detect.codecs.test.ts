// Detects each documented sample among all codecs.
import { readdirSync, readFileSync } from 'node:fs'
import { orThrow, secret } from '@token-codecs/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectAmongAll, idsOf } from '../src/autoCodec.js'
import { codecs } from './codecs.js'

const packages = new URL('../../', import.meta.url)

interface Sample {
  readonly id: string
  readonly sample: string
  readonly text: string
  readonly expected: { readonly token?: unknown; readonly error?: unknown }
}

/** The documented samples of a vendor. Edge cases, in folders below, are derived from the documentation. */
const samplesOf = (name: string): readonly Sample[] => {
  if (name === 'cli' || !readdirSync(new URL(`${name}/`, packages)).includes('fixtures')) return []
  const fixtures = new URL(`${name}/fixtures/`, packages)
  return readdirSync(fixtures).flatMap((id) => {
    const read = (file: string): string => readFileSync(new URL(`${id}/${file}`, fixtures), 'utf8')
    const files = readdirSync(new URL(`${id}/`, fixtures)).filter((file) => /^[^.]+\.json$/.test(file))
    return files.map((file) => {
      const expected = JSON.parse(read(file.replace('.json', '.expected.json')))
      return { id, sample: `${id}/${file.replace('.json', '')}`, text: read(file), expected }
    })
  })
}

const all = readdirSync(packages).flatMap(samplesOf)
const samples = all.filter(({ expected }) => expected.token !== undefined)
const errors = all.filter(({ expected }) => expected.error !== undefined)

/** Samples in which codecs disagree, or of which another codec is sure, with the reason. */
const exceptions: Readonly<Record<string, { readonly found: string; readonly reason: string }>> = {
  'enterprise/token-newer-model': {
    found: 'sure: enterprise-delegated',
    reason: 'has a refresh token, which only the newer model documents',
  },
  'enterprise/token-absolute-lifetime-alone': {
    found: 'disagree: expiresIn, expiresAt',
    reason: 'expires_in is a lifetime of 52 years or an instant',
  },
  'github/device-flow': { found: 'disagree: scope', reason: 'repo,gist is two names or one' },
  'github/web-flow': { found: 'disagree: scope', reason: 'repo,gist is two names or one' },
  'slack-bot/bot-and-user': { found: 'disagree: accessToken, scope', reason: 'has two tokens' },
  'slack-bot/token-rotation': { found: 'disagree: accessToken, scope, refreshToken', reason: 'has two tokens' },
  'slack-user/bot-and-user': { found: 'disagree: accessToken, scope, refreshToken', reason: 'has two tokens' },
}

test('every vendor has samples, and every exception is one', () => {
  const ids = [...codecs.keys()].filter((id) => id !== 'canonical' && id !== 'rfc6749')
  expect([...new Set(samples.map(({ id }) => id))].sort()).toEqual(ids.sort())
  const names = samples.map(({ sample }) => sample)
  expect(Object.keys(exceptions).filter((name) => !names.includes(name))).toEqual([])
})

test.each(samples)('$sample', async ({ id, sample, text }) => {
  const found = await detectAmongAll([text])
  const { verdict, best, differences } = found
  const exception = exceptions[sample]
  if (exception === undefined) {
    expect(['sure', 'harmless']).toContain(verdict)
    expect(idsOf(best)).toContain(id)
  } else {
    const summary = verdict === 'disagree' ? differences.join(', ') : idsOf(best).join(', ')
    expect(`${verdict}: ${summary}`).toBe(exception.found)
    expect(idsOf([...best, ...found.others])).toContain(id)
  }
})

test('there are error samples', () => expect(errors.length).toBeGreaterThan(60))

test.each(errors)('$sample is an error response', async ({ id, text }) => {
  const { verdict, errorCodecs } = await detectAmongAll([text])
  expect(verdict).toBe('error')
  expect(errorCodecs.map((codec) => codec.id)).toContain(id)
})

test('a standard response with a refresh token is not a disagreement, although IMDS documents it as always empty', async () => {
  const text = '{"access_token":"fake-a","token_type":"Bearer","refresh_token":"fake-r"}'
  const { verdict, best } = await detectAmongAll([text])
  expect([verdict, idsOf(best)[0]]).toEqual(['harmless', 'rfc6749'])
})

test('canonical JSON is canonical, and a response with a refresh token scope is from bolt', async () => {
  const canonical = await detectAmongAll(['{"v":1,"accessToken":"fake-a","tokenType":"Bearer","scope":["a"]}'])
  expect([canonical.verdict, ...idsOf(canonical.best)]).toEqual(['sure', 'canonical'])
  const bolt = '{"access_token":"fake-a","token_type":"bearer","refresh_token_scope":"a"}'
  const found = await detectAmongAll([bolt])
  expect([found.verdict, ...idsOf(found.best)]).toEqual(['sure', 'bolt'])
})

const ordinaryToken = fc
  .record(
    {
      expiresIn: fc.constantFrom(60, 3600, 5_184_000),
      issuedAt: fc.constant(1_700_000_000),
      scope: fc.constantFrom(['a'], ['a', 'b'], ['a:b', 'https://a.example/b']),
      refreshToken: fc.constant(secret('fake-refresh-token')),
      refreshTokenExpiresIn: fc.constantFrom(86_400, 7_776_000),
      refreshTokenScope: fc.constant(['a']),
      idToken: fc.constant(secret('fake-id-token')),
    },
    { requiredKeys: [] },
  )
  .map((members) => ({ accessToken: secret('fake-access-token'), tokenType: 'Bearer', ...members }))

test('the codec that wrote an ordinary token is among the best', () =>
  fc.assert(
    fc.asyncProperty(fc.constantFrom(...codecs.values()), ordinaryToken, async (codec, token) => {
      const response = orThrow(codec.write(token)).value
      expect(idsOf((await detectAmongAll([JSON.stringify(response)])).best)).toContain(codec.id)
    }),
  ))
