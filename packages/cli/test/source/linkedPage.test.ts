import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkedPage } from '../../src/source/linkedPage.js'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'linked-'))
  await mkdir(join(directory, 'models'))
  await writeFile(join(directory, 'kind of token.md'), 'kinds')
  await writeFile(join(directory, 'secret.txt'), 'secret')
})
afterAll(() => rm(directory, { recursive: true }))

const load = (link: string) => linkedPage(join(directory, 'models', 'token.md'))(link)

test('loads a page by a relative link', () => {
  expect(load('../kind%20of%20token.md')).toBe('kinds')
  expect(load('../kind of token.md#values')).toBe('kinds')
})

test.each(['https://vendor.invalid/a.md', '//vendor.invalid/a.md', '/a.md', 'missing.md', '../secret.txt', '%.md', ''])(
  'does not load %j',
  (link) => expect(load(link)).toBeUndefined(),
)
