import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from '@tooling/testing/workspace'
import { describe, expect, inject, test } from 'vitest'
import { fencesOf } from '../../src/examples.js'
import { write } from '../../src/project.js'
import { run } from '../../src/run.js'
import { installTools } from './install.js'
import { jest, jestTypescripts } from './versions.js'

const { everything, packages } = inject('shipped')

/** The configuration in core's README. */
const documented = (): object => {
  const fences = fencesOf(readFileSync(join(root, 'packages/core/README.md'), 'utf8'))
  const [found, ...others] = fences.filter(({ info, lines }) => info === 'json' && lines.join('\n').includes('"jest"'))
  if (found === undefined || others.length > 0) throw new Error("core's README shows no configuration of Jest, or two")
  return JSON.parse(found.lines.join('\n'))
}

const program = `import { expect, test } from '@jest/globals'
import { areSecretsEqual, BoltToken, convert, formatError, reveal } from '@token-codecs/bolt'
import type { Token } from '@token-codecs/bolt'
import { EnterpriseToken } from '@token-codecs/enterprise'

declare const require: unknown
expect.addEqualityTesters([areSecretsEqual])

const tokenOf = (input: unknown): Token => {
  const result = BoltToken.read(input)
  if (result._tag === 'Left') throw new Error(formatError(result.left))
  return result.right.token
}

test('reads, compares and converts', () => {
  const token = tokenOf({ access_token: 'fake-a', token_type: 'bearer' })
  expect(token).toEqual(tokenOf({ access_token: 'fake-a', token_type: 'Bearer' }))
  expect(reveal(token.accessToken)).toBe('fake-a')
  expect(convert(BoltToken, EnterpriseToken)({ access_token: 'fake-a' })._tag).toBe('Right')
  expect(() => tokenOf({ access_token: '' })).toThrow('bolt: access_token')
})

test('is CommonJS', () => expect(typeof require).toBe('function'))
`

describe.each(jestTypescripts)('TypeScript %s under Jest', (typescript) => {
  const install = async (): Promise<string> => {
    const ours = packages.map(({ tarball }) => tarball)
    return join(
      await installTools(everything, `jest-${typescript}`, [...jest, `typescript@${typescript}`, ...ours]),
      '..',
    )
  }

  test('a CommonJS project with the configuration that core documents', async () => {
    const project = await install()
    write(project, { 'package.json': JSON.stringify({ private: true, ...documented() }), 'bolt.test.ts': program })
    const args = [join(project, 'node_modules/jest/bin/jest.js'), '--no-watchman', '--no-cache', '--ci']
    const outcome = await run(process.execPath, args, { cwd: project })
    const printed = stripVTControlCharacters(outcome.stdout + outcome.stderr)
    expect(outcome.code, printed).toBe(0)
    expect(printed).toMatch(/Tests: +2 passed/)
    expect(printed).not.toMatch(/warn/i)
  })
})
