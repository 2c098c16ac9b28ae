import { expect, inject, test } from 'vitest'
import { run } from '../src/run.js'

const { everything } = inject('shipped')

test('the program, as it is installed, converts a response, and writes the losses to standard error', async () => {
  const kept = { access_token: 'fake-a', expires_in: 3600, scope: 'bolt.account.manage openid' }
  const response = { ...kept, token_type: 'bearer', refresh_token: 'fake-r', refresh_token_scope: 'bolt.account.view' }
  const args = ['--no', '--loglevel=error', '--', 'token-codecs', 'convert', '--from', 'bolt', '--to', 'enterprise']
  const { code, stdout, stderr } = await run('npx', args, { cwd: everything, input: JSON.stringify(response) })
  expect({ code, value: JSON.parse(stdout) }).toEqual({ code: 0, value: { ...kept, token_type: 'Bearer' } })
  expect(stderr.match(/refreshToken(?:Scope)?: .+\(not-carried\)$/gm)).toHaveLength(2)
})
