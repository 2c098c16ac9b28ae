import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { secretText, showsSecret } from '../../src/silence/markers.js'
import { runNode } from '../../src/silence/runNode.js'

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
const run = [vitest, 'run', '--config', 'src/silence/failing/vitest.config.ts']
const PLANTED = secretText('vitest')

test.each([
  ['the default reporter', []],
  ['a reporter for machines', ['--reporter=json']],
])("vitest's diffs show nothing of a token with %s", async (_, reporter) => {
  const [shown, control] = await Promise.all([
    runNode([...run, ...reporter], '', { PLANTED, CI: 'true' }),
    runNode([...run, ...reporter], '', { PLANTED, CI: 'true', UNWRAPPED: 'true' }),
  ])
  expect(control.code).toBe(1)
  expect(showsSecret(control.stdout + control.stderr)).toBe(true)
  expect(shown.code).toBe(1)
  expect(shown.stdout + shown.stderr).toContain('DPoP')
  expect(showsSecret(shown.stdout + shown.stderr)).toBe(false)
})
