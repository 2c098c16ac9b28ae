import { MicrosoftToken } from '@token-codecs/microsoft'
import { expect, test } from 'vitest'
import { chooseCodec } from '../src/autoCodec.js'
import { exitCodes } from '../src/Streams.js'
import { tokenCodecs } from './tokenCodecs.js'

const bolt = '{"access_token":"fake-a","token_type":"bearer","refresh_token_scope":"a"}'
const plain = '{"access_token":"fake-a","token_type":"Bearer"}'
const comma = '{"access_token":"fake-a","token_type":"bearer","scope":"fake-a,fake-b"}'

test.each([
  ['the only codec that documents a member', [bolt], 'bolt', 'sure'],
  ['the standard codec, if others read the same token', [plain], 'rfc6749', 'harmless'],
  ['the codec of most lines', [bolt, plain, 'broken', ''], 'bolt', 'sure'],
  ['the codec that recognizes an error', ['{"message":"Not Found","status":"404"}'], 'github-installation', 'error'],
])('chooses %s', async (_, responses, id, verdict) => {
  const choice = await chooseCodec(responses)
  expect(choice).toMatchObject({ codec: { id }, detection: { verdict } })
  expect(choice.message).toContain(id)
  expect(choice.message).not.toMatch(/fake|\n/)
})

test('chooses the target among equals, because only that keeps unknown members', async () => {
  const unknown = '{"access_token":"fake-a","token_type":"Bearer","fake-name":1}'
  expect(await chooseCodec([unknown], { to: MicrosoftToken })).toMatchObject({ codec: { id: 'microsoft' } })
  expect(await chooseCodec([bolt], { to: MicrosoftToken })).toMatchObject({ codec: { id: 'bolt' } })
  const { code, stdout, stderr } = await tokenCodecs(['convert', '--from', 'auto', '--to', 'microsoft'], unknown)
  expect([code, JSON.parse(stdout)]).toEqual([0, JSON.parse(unknown)])
  expect(stderr).toMatch(/^[^\n]*: microsoft [^\n]*\n$/)
})

test('says how many tokens the codec does not read', async () => {
  const canonical = '{"v":1,"accessToken":"fake-a","tokenType":"Bearer"}'
  expect((await chooseCodec([bolt, bolt, canonical])).message).toMatch(/bolt \(sure, but reads only 2 of 3\)$/)
  expect((await chooseCodec([bolt, bolt, 'broken'])).message).toMatch(/bolt \(sure\)$/)
})

test('chooses none if codecs disagree, and names the members and ids', async () => {
  const choice = await chooseCodec([comma])
  expect(choice).toMatchObject({ code: exitCodes.disagree })
  expect(choice.codec).toBeUndefined()
  expect(choice.message).toMatch(/scope: .*--from bolt \(or ory-like, zoom\) or github \(or github-app\)$/)
  expect(choice.message).not.toMatch(/fake|\n/)
})

test('chooses none if no codec reads a response', async () => {
  const choice = await chooseCodec(['fake'])
  expect(choice).toMatchObject({ code: exitCodes.refused })
  expect(choice.codec).toBeUndefined()
})

test('reads a lifetime as the conversion would', async () => {
  const instant = '{"access_token":"fake-a","token_type":"Bearer","expires_in":1700003600}'
  expect((await chooseCodec([instant])).message).toContain('expiresIn and expiresAt')
  const received = await chooseCodec([instant], { receivedAt: 1_700_000_000 })
  expect(received.message).toMatch(/expiresIn:/)
})
