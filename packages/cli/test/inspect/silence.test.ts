// A token never appears in the output of detect and inspect, wherever else the response repeats it.
import { orThrow, secret } from '@token-codecs/core'
import { expect, test } from 'vitest'
import { codecs } from '../codecs.js'
import { tokenCodecs } from '../tokenCodecs.js'
import { jwt } from './fakeJwt.js'

const opaque = 'fake-planted-token'
const signed = jwt({ planted: 'fake-planted-claim', id_token: 'fake-planted-claim' })

const commands: readonly (readonly string[])[] = [
  ['detect'],
  ['detect', '--json'],
  ['detect', '--lines'],
  ['convert', '--from', 'auto', '--to', 'no-such-codec'],
  ['inspect'],
  ['inspect', '--json'],
]

/** A response with the token in every member that can hold it, and in unknown ones. */
const fullOf = (id: string, planted: string): string => {
  const codec = codecs.get(id)
  if (codec === undefined) throw new Error(`no codec ${id}`)
  const token = {
    accessToken: secret(planted),
    refreshToken: secret(planted),
    idToken: secret(planted),
    tokenType: 'Bearer',
    scope: [planted],
    refreshTokenScope: [planted],
  }
  const written: unknown = orThrow(codec.write(token)).value
  const extras = Object.fromEntries(codec.extras.map((name) => [name, { [planted]: [planted] }]))
  return JSON.stringify({ ...extras, ...(written as object), [planted]: planted, unknown: { planted } })
}

test.each([...codecs.keys()])('of %s', async (id) => {
  for (const planted of [opaque, signed]) {
    const input = fullOf(id, planted)
    for (const args of [...commands, ['inspect', '--from', id], ['inspect', '--from', id, '--json', '--claims']]) {
      const { stdout, stderr } = await tokenCodecs(args, input)
      expect(stdout + stderr, args.join(' ')).not.toMatch(/fake-planted-token|fake-signature/)
      expect(`${stdout}${stderr}`, args.join(' ')).not.toBe('')
    }
    const { code, stdout } = await tokenCodecs(['inspect', '--from', id], input)
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`^codec +${id}$`, 'm'))
  }
})
