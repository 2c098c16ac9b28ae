import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { compile, runProgram, write } from '../src/project.js'
import type { Registry } from '../src/registry.js'
import { startRegistry } from '../src/registry.js'
import { mustRun, run, silence } from '../src/run.js'

const { everything } = inject('shipped')

let home = ''
let registry: Registry

beforeAll(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-registry-')))
  registry = await startRegistry()
})

afterAll(async () => {
  await registry.stop()
  rmSync(home, { recursive: true, force: true })
})

const packageOf = (version: string) => ({
  'package.json': JSON.stringify({ name: '@fake-scope/one', version, type: 'module', exports: './one.js' }),
  'one.js': `export const version = '${version}'\n`,
})

const quietly = ['--no-audit', '--no-fund', '--loglevel=error', '--no-update-notifier']

const publish = async (version: string) => {
  const folder = join(home, `one-${version}`)
  mkdirSync(folder)
  write(folder, packageOf(version))
  return run('npm', ['publish', ...quietly, ...registry.settingsOf('@fake-scope')], { cwd: folder })
}

interface Packument {
  readonly versions: Readonly<Record<string, unknown>>
}

const packument = async (): Promise<Packument> => {
  const response = await fetch(`${registry.url}/@fake-scope%2fone`)
  return response.json() as Promise<Packument>
}

describe('the registry', () => {
  test('takes what npm publishes, once', async () => {
    const before = await fetch(`${registry.url}/@fake-scope%2fone`)
    expect(before.status).toBe(404)
    const first = await publish('1.0.0')
    expect(first.code, first.stderr).toBe(0)
    const again = await run('npm', ['publish', ...quietly, ...registry.settingsOf('@fake-scope')], {
      cwd: join(home, 'one-1.0.0'),
    })
    expect(again.code).not.toBe(0)
    expect(again.stderr).toMatch(/previously published versions: 1\.0\.0|1\.0\.0 is published already/)
    expect(registry.published()).toEqual(['@fake-scope/one@1.0.0'])
  })

  test('takes a tarball without npm', async () => {
    const folder = join(home, 'one-1.1.0')
    mkdirSync(folder)
    write(folder, packageOf('1.1.0'))
    await mustRun('npm', ['pack', ...quietly], folder)
    registry.add(join(folder, 'fake-scope-one-1.1.0.tgz'))
    expect(() => registry.add(join(folder, 'fake-scope-one-1.1.0.tgz'))).toThrow('published already')
    expect(registry.published()).toEqual(['@fake-scope/one@1.0.0', '@fake-scope/one@1.1.0'])
    expect(await packument()).toMatchObject({
      'dist-tags': { latest: '1.1.0' },
      versions: { '1.0.0': {}, '1.1.0': { dist: { integrity: expect.stringMatching(/^sha512-/) } } },
    })
  })

  test('gives two versions side by side, and leaves other packages to the registry of the user', async () => {
    const project = join(home, 'project')
    mkdirSync(project)
    write(project, { 'package.json': '{ "private": true }' })
    const names = ['one-old@npm:@fake-scope/one@1.0.0', '@fake-scope/one', 'io-ts@2.2.22', 'fp-ts@2.16.11']
    const settings = ['--prefer-offline', '--save-exact', ...quietly, ...registry.settingsOf('@fake-scope')]
    await mustRun('npm', ['install', ...names, ...settings], project)
    const program = `import { version as old } from 'one-old'
import { version } from '@fake-scope/one'
console.log(old, version)
`
    expect(await runProgram(project, 'both.mjs', program)).toEqual({ ...silence, stdout: '1.0.0 1.1.0\n' })
    expect(existsSync(join(project, 'node_modules/io-ts/package.json'))).toBe(true)
    expect(JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')).dependencies).toMatchObject({
      'one-old': 'npm:@fake-scope/one@1.0.0',
      '@fake-scope/one': '1.1.0',
    })
  })

  test('refuses what is no publication, and goes on', async () => {
    const put = (path: string, body: string) => fetch(`${registry.url}/${path}`, { method: 'PUT', body })
    expect((await put('fake', 'not JSON')).status).toBe(400)
    expect((await put('fake', '{"versions":{},"_attachments":{}}')).status).toBe(400)
    const other = { versions: { '1.0.0': { name: 'other', version: '1.0.0' } }, _attachments: { a: { data: '' } } }
    expect((await put('fake', JSON.stringify(other))).status).toBe(400)
    expect((await fetch(`${registry.url}/@fake-scope%2fone`, { method: 'DELETE' })).status).toBe(405)
    expect((await fetch(`${registry.url}/@fake-scope/one/-/9.9.9.tgz`)).status).toBe(404)
    expect((await packument()).versions).toHaveProperty(['1.0.0'])
  })
})

describe('a program that has a registry', () => {
  const program = "import { startRegistry } from './registry.mjs'\nconsole.log((await startRegistry()).url)\n"
  const folder = () => join(everything, 'registry')

  beforeAll(async () => {
    write(everything, { 'registry.mts': readFileSync(new URL('../src/registry.ts', import.meta.url), 'utf8') })
    const options = { module: 'nodenext', types: ['node'], outDir: 'registry', rootDir: '.' } as const
    expect(await compile(everything, 'registry', ['registry.mts'], options)).toEqual(silence)
  })

  const isThere = async (url: string): Promise<boolean> =>
    fetch(url).then(
      () => true,
      () => false,
    )

  test('ends all the same', async () => {
    const { code, stdout } = await runProgram(folder(), 'ends.mjs', program)
    expect(code).toBe(0)
    expect(await isThere(stdout.trim())).toBe(false)
  })

  test('takes it along when it is killed', async () => {
    write(folder(), { 'stays.mjs': `${program}setInterval(() => undefined, 1000)\n` })
    const child = spawn(process.execPath, ['stays.mjs'], { cwd: folder(), stdio: ['ignore', 'pipe', 'inherit'] })
    const [url] = await Promise.race([once(child.stdout, 'data'), once(child, 'close')])
    expect(await isThere(String(url).trim())).toBe(true)
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(await isThere(String(url).trim())).toBe(false)
  })
})
