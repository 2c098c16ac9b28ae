import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { BoltToken } from '@token-codecs/bolt'
import type { AnyTokenCodec } from '@token-codecs/core'
import { codecs } from '@tooling/testing/codecs'
import { afterAll, describe, expect, test } from 'vitest'
import { secretText, showsSecret } from '../../src/silence/markers.js'
import { validResponse } from '../../src/silence/plant.js'
import { runNode } from '../../src/silence/runNode.js'

const main = join(dirname(createRequire(import.meta.url).resolve('@token-codecs/cli/package.json')), 'dist/main.js')
const planted = secretText('cli')

const home = mkdtempSync(join(tmpdir(), 'token-codecs-silence-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const fileOf = (name: string, content: string | Uint8Array): string => {
  const path = join(home, name)
  writeFileSync(path, content)
  return path
}

/** Every token that the vendor knows, and members that it does not. */
const full = (codec: AnyTokenCodec): object => {
  const { accessToken = '', refreshToken = 'refresh_token', idToken = 'id_token' } = codec.fields
  const secrets = { [accessToken]: planted, [refreshToken]: planted, [idToken]: planted }
  return { ...validResponse(codec), ...secrets, unknown: [planted], extensions: { acme: { planted } } }
}

const bodyOfError = (codec: AnyTokenCodec): object => {
  const description = `${planted} is revoked`
  return { ...full(codec), error: 'invalid_grant', error_description: description, errorDescription: description }
}

const refusals = codecs.flatMap((codec) => {
  const { expiresIn = '', tokenType = '' } = codec.fields
  const broken = { ...full(codec), [expiresIn]: planted, [tokenType]: [planted] }
  return [
    { vendor: codec.vendor, title: 'broken members', args: [], body: broken },
    { vendor: codec.vendor, title: 'an error', args: [], body: bodyOfError(codec) },
  ]
})
const choices = [
  { vendor: 'bolt', title: 'a loss that is refused', args: ['--on-loss', 'fail'], body: full(BoltToken) },
  {
    vendor: 'bolt',
    title: 'a repair that is refused',
    args: ['--strict'],
    body: { ...full(BoltToken), expires_in: '60' },
  },
]

describe('the command line', () => {
  test.concurrent.each([...refusals, ...choices])(
    'shows nothing of $title from $vendor',
    async ({ vendor, args, body }) => {
      const { code, stdout, stderr } = await runNode(
        [main, 'convert', '--from', vendor, '--to', 'enterprise', ...args],
        JSON.stringify(body),
      )
      expect([code, stdout]).toEqual([1, ''])
      expect(stderr).not.toBe('')
      expect(showsSecret(stderr)).toBe(false)
    },
  )

  test.concurrent.each(codecs)(
    'shows nothing in the notes on a response of $vendor, which standard output holds',
    async (codec) => {
      const args = [
        'convert',
        '--from',
        codec.vendor,
        '--to',
        codec.vendor === 'enterprise' ? 'bolt' : 'enterprise',
        '--received-at',
        '1700000000',
      ]
      const { code, stdout, stderr } = await runNode([main, ...args], JSON.stringify(full(codec)))
      expect(code).toBe(0)
      expect(showsSecret(stdout)).toBe(true)
      expect(stderr).toContain('dropped')
      expect(showsSecret(stderr)).toBe(false)
    },
  )

  test.concurrent.each<readonly [string, string | Uint8Array]>([
    ['JSON that is cut off', `{"access_token":"${planted}"`],
    ['JSON that goes on', `{"access_token":"${planted}"}}`],
    ['a form with a name twice', `access_token=${planted}&access_token=${planted}`],
    ['a form with an error', `error=invalid_grant&error_description=${planted}&access_token=${planted}`],
    ['the token alone', planted],
    ['a JSON text', JSON.stringify(planted)],
    ['an array', JSON.stringify([{ access_token: planted }])],
    ['bytes that are no text', Buffer.concat([Buffer.from(planted), Buffer.from([0xff, 0xfe])])],
    ['UTF-16', Buffer.from(`\ufeff{"access_token":"${planted}"}`, 'utf16le')],
  ])('shows nothing of %s', async (_, content) => {
    const { code, stdout, stderr } = await runNode([main, 'convert', '--from', 'bolt', '--to', 'canonical'], content)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).not.toBe('')
    expect(showsSecret(stderr)).toBe(false)
  })

  test('shows nothing of a file, nor of its name', async () => {
    const file = fileOf(planted, planted)
    const { code, stdout, stderr } = await runNode([main, 'convert', '--from', 'bolt', '--to', 'bolt-sdk', file])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).not.toBe('')
    expect(showsSecret(stderr)).toBe(false)
  })

  const convert = ['convert', '--from', 'bolt', '--to', 'canonical']
  test.concurrent.each<readonly [string, readonly string[]]>([
    ['a file that is not there', [...convert, planted]],
    ['a folder in place of a file', [...convert, home]],
    ['a vendor', ['convert', '--from', planted, '--to', 'bolt']],
    ['a time', [...convert, '--received-at', planted]],
    ['what to do with losses', [...convert, '--on-loss', planted]],
    ['an option', [...convert, `--${planted}`]],
    ['the value of a flag', [...convert, `--strict=${planted}`]],
    ['a command', [planted]],
    ['a command to be helped with', ['help', planted]],
    ['an argument of the other command', ['vendors', planted]],
  ])('shows nothing of a token given as %s', async (_, args) => {
    const { code, stdout, stderr } = await runNode([main, ...args], '{}')
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).not.toBe('')
    expect(showsSecret(stderr)).toBe(false)
  })
})
