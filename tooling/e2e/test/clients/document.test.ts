// The document shows exactly the tables that the other tests use with the real packages. Its programs run in
// tooling/release/verify/readme.test.ts.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'

const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

const document = textOf('packages/core/docs/client-libraries.md')
const tables = readdirSync(join(root, 'tooling/e2e/src/clients'))

test.each(tables)('the document shows the table of %s', (name) => {
  const withoutImports = textOf(`tooling/e2e/src/clients/${name}`).replace(/^import .*\n/gm, '')
  expect(document).toContain(withoutImports)
})

test('the document shows no other table', () => {
  expect(document.match(/defineCodec<\w+>\(\)/g)).toHaveLength(tables.length)
})
