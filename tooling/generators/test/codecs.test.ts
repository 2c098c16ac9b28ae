import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CanonicalToken } from '@token-codecs/core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { codecPackages } from '../src/codecs.js'
import { root } from '../src/root.js'
import { schemas } from '../src/schemas.js'

const acme = `export * from '@token-codecs/core'
import { camelCased, defineCodec } from '@token-codecs/core'
export const AcmeToken = defineCodec()({
  vendor: 'acme',
  fields: { accessToken: 'access_token', tokenType: 'token_type' },
})
export const AcmeSdkToken = camelCased(AcmeToken)
export const acmeScopes = ['openid']
`

let home = ''
const add = (name: string, program?: string) => {
  mkdirSync(join(home, 'packages', name, 'dist'), { recursive: true })
  if (program !== undefined) writeFileSync(join(home, 'packages', name, 'dist/index.js'), program)
}

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-generators-')))
  mkdirSync(join(home, 'packages'))
  mkdirSync(join(home, 'node_modules/@token-codecs'), { recursive: true })
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }')
  for (const link of ['packages/core', 'node_modules/@token-codecs/core']) {
    symlinkSync(join(root, 'packages/core'), join(home, link), 'junction')
  }
})

afterEach(() => rmSync(home, { recursive: true, force: true }))

test('a new vendor gets a schema of its own codecs, and core one of its own', async () => {
  add('acme', acme)
  const packages = await codecPackages(join(home, 'packages'))
  expect(packages.map(({ name, codecs }) => [name, codecs.map(({ vendor }) => vendor)])).toEqual([
    ['acme', ['acme', 'acme-sdk']],
    ['core', [CanonicalToken.vendor, 'rfc6749']],
  ])
  const [{ path, text, current } = { path: '', text: '', current: '' }] = schemas(packages)
  expect([path, text]).toEqual(['packages/acme/schema.json', ''])
  const { $id, $defs } = JSON.parse(current)
  expect($id).toBe('urn:token-codecs:acme:v1')
  expect(Object.keys($defs)).toEqual(expect.arrayContaining(['AcmeTokenWritten', 'AcmeSdkTokenAccepted']))
})

test('a package that is not built, or exports no codec, is an error and no empty schema', async () => {
  add('acme')
  await expect(codecPackages(join(home, 'packages'))).rejects.toThrow('packages/acme is not built')
  add('acme', "export * from '@token-codecs/core'\n")
  await expect(codecPackages(join(home, 'packages'))).rejects.toThrow('packages/acme exports no codec')
})
