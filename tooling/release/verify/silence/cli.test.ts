import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BoltToken } from '@token-codecs/bolt'
import type { AnyTokenCodec } from '@token-codecs/core'
import { codecs } from '@tooling/testing/codecs'
import { minimalResponse, plainName, usualName, withValue } from '@tooling/testing/members'
import { root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import { runNode } from '../../src/run.js'
import { secretText, showsSecret } from '../../src/silence/markers.js'
import { temporaryFolder } from '../../src/temporaryFolder.js'

const planted = secretText('cli')

const home = temporaryFolder()
const file = join(home, planted)
writeFileSync(file, planted)

const tokenCodecs = (args: readonly string[], input: string | Uint8Array) =>
  runNode([join(root, 'packages/cli/dist/main.cjs'), ...args], { cwd: home, input })

/** A response with every token that the vendor documents, and unknown members. */
const full = (codec: AnyTokenCodec, members: object = {}): string => {
  const paths = (['accessToken', 'refreshToken', 'idToken'] as const).map((member) =>
    [codec.fields[member] ?? usualName(codec, member)].flat(),
  )
  const response = paths.reduce((value, path) => withValue(value, path, planted), minimalResponse(codec))
  return JSON.stringify({ ...response, unknown: [planted], extensions: { acme: { planted } }, ...members })
}

const description = `${planted} is revoked`
const error = { error: 'invalid_grant', error_description: description, errorDescription: description }

type Case = readonly [title: string, code: number, args: readonly string[], input?: string | Uint8Array]

const convert = ['convert', '--from', 'bolt', '--to', 'canonical']

const refusals = codecs.flatMap((codec): readonly Case[] => {
  const args = ['convert', '--from', codec.id, '--to', 'enterprise']
  const lifetime = plainName(codec, 'expiresIn') ?? 'expires_in'
  // An implied token type is read under its usual name.
  const [type = 'token_type', ...inner] = [codec.fields.tokenType ?? 'token_type'].flat()
  const broken = { [lifetime]: planted, ...withValue({}, [type, ...inner], [planted]) }
  return [
    [`broken members from ${codec.id}`, 1, args, full(codec, broken)],
    [`an error from ${codec.id}`, 1, args, full(codec, error)],
  ]
})

const cases: readonly Case[] = [
  ...refusals,
  ['JSON that is cut off', 1, convert, `{"access_token":"${planted}"`],
  ['a form with a name twice', 1, convert, `access_token=${planted}&access_token=${planted}`],
  ['a form with an error', 1, convert, `error=invalid_grant&error_description=${planted}&access_token=${planted}`],
  ['the token alone', 1, convert, planted],
  ['an array', 1, convert, JSON.stringify([{ access_token: planted }])],
  ['a response on each line', 1, convert, `{"access_token":"${planted}"}\n{"access_token":"${planted}"}`],
  ['an HTML page', 1, convert, `<html>${planted}</html>`],
  ['a JWT', 1, convert, `eyJhbGciOiJub25lIn0.${planted.replace(/\W/g, '-')}.`],
  ['CSV', 1, convert, `id,access_token\n1,${planted}`],
  ['bytes that are not text', 1, convert, Buffer.concat([Buffer.from(planted), Buffer.from([0xff, 0xfe])])],
  ['UTF-16', 1, convert, Buffer.from(`\ufeff{"access_token":"${planted}"}`, 'utf16le')],
  ['a rejected loss', 1, [...convert.slice(0, -1), 'enterprise', '--on-loss', 'fail'], full(BoltToken)],
  ['a rejected repair', 1, [...convert, '--strict'], full(BoltToken, { expires_in: '60' })],
  ['a file and its name', 1, [...convert, file]],
  ['a token passed as a missing file', 2, [...convert, join('missing', planted)]],
  ['a folder in place of a file', 2, [...convert, home]],
  ['a token passed as a vendor', 2, ['convert', '--from', planted, '--to', 'bolt']],
  ['a token passed as a time', 2, [...convert, '--received-at', planted]],
  ['a token passed as the action on a loss', 2, [...convert, '--on-loss', planted]],
  ['a token passed as an option', 2, [...convert, `--${planted}`]],
  ['a token passed as the value of a flag', 2, [...convert, `--strict=${planted}`]],
  ['a token passed as a package', 2, ['vendors', planted]],
  ['a token passed as a shell', 2, ['completion', planted]],
  ['a token passed as a second file', 2, [...convert, planted, planted]],
  ['a token passed as a flag without a command', 2, [`--${planted}`]],
  ['a token passed as a command', 2, [planted]],
]

test.concurrent.for(cases)('the command line does not print %s', async ([, code, args, input = '{}']) => {
  const outcome = await tokenCodecs(args, input)
  expect(outcome).toEqual({ code, stdout: '', stderr: expect.stringMatching(/./) })
  expect(showsSecret(outcome.stderr)).toBe(false)
})

test.concurrent.each(codecs)('a response of $id shows its tokens on standard output only', async (codec) => {
  const ends = ['--from', codec.id, '--to', codec.id === 'enterprise' ? 'bolt' : 'enterprise']
  const { code, stdout, stderr } = await tokenCodecs(['convert', ...ends, '--received-at', '1700000000'], full(codec))
  expect([code, showsSecret(stdout), showsSecret(stderr)]).toEqual([0, true, false])
  expect(stderr).not.toBe('')
})
