// The program as it is installed; what the libraries do for their consumers is proven by the rehearsal and the consumers.
import { expect, inject, test } from 'vitest'
import { run } from '../src/run.js'

const { everything } = inject('shipped')

const boltResponse = {
  access_token: 'fake-a',
  token_type: 'bearer',
  expires_in: 3600,
  refresh_token: 'fake-r',
  refresh_token_scope: 'bolt.account.view',
  scope: 'bolt.account.manage openid',
}

const tokenCodecs = (to: string, input: object) => {
  const args = ['--no', '--loglevel=error', '--', 'token-codecs', 'convert', '--from', 'bolt', '--to', to]
  return run('npx', args, { cwd: everything, input: JSON.stringify(input) })
}

test('the program converts a response, and writes the losses to standard error', async () => {
  const { code, stdout, stderr } = await tokenCodecs('enterprise', boltResponse)
  const { refresh_token: _, refresh_token_scope: __, ...kept } = boltResponse
  expect({ code, value: JSON.parse(stdout) }).toEqual({ code: 0, value: { ...kept, token_type: 'Bearer' } })
  expect(stderr.match(/refreshToken(?:Scope)?: .+\(not-carried\)$/gm)).toHaveLength(2)
})

test('the program ends with 1 on a response that is refused, and names the member', async () => {
  const { code, stdout, stderr } = await tokenCodecs('enterprise', { access_token: 'fake-a', expires_in: '1h' })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^bolt: expires_in: .+ \(not-digits\)\n$/)
})
