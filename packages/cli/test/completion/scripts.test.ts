import { expect, test } from 'vitest'
import { run } from '../../src/run.js'
import { codecs } from '../codecs.js'
import { script } from './script.js'

// No test types into these shells, because few machines have them.
test.each(['zsh', 'fish'])('the script of %s has every command, flag and codec', async (shell) => {
  const text = await script(shell)
  const words = [
    'convert',
    'vendors',
    'new-vendor',
    'drift',
    'completion',
    'help',
    'on-loss',
    'report',
    'always',
    'version',
  ]
  for (const word of [...words, ...codecs.keys()]) expect(text).toContain(word)
})

test('refuses another shell, and names those it knows', async () => {
  let said = ''
  const streams = { stdin: (async function* () {})(), stdout: { write: () => expect.fail() } }
  const code = await run(['completion', 'fake-shell'], { ...streams, stderr: { write: (text) => (said += text) } })
  expect(code).toBe(2)
  expect(said).toMatch(/SHELL.*bash, zsh or fish/)
  expect(said).not.toContain('fake-shell')
})
