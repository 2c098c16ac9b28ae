import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { write } from '../../src/project.js'
import { run } from '../../src/run.js'
import { commonJs, esModule, expectEverything } from './everyPackage.js'
import { installTools } from './install.js'
import { runtimes } from './versions.js'

const { everything } = inject('shipped')

let tools: string
beforeAll(async () => {
  const packages = Object.entries(runtimes).map(([name, version]) => `${name}@${version}`)
  tools = await installTools(everything, 'runtimes', packages)
  write(everything, { 'runtime.mjs': esModule, 'runtime.cjs': commonJs })
}, 600_000)

describe.each([
  { name: 'Deno', version: runtimes.deno, command: 'deno', args: ['run', '--no-prompt', '--cached-only'] },
  { name: 'Bun', version: runtimes.bun, command: 'bun', args: ['run'] },
])('$name $version', ({ version, command, args }) => {
  test('every package in an ES module, and in a CommonJS module', async () => {
    const program = join(tools, '.bin', command)
    const { stdout } = await run(program, ['--version'], { cwd: dirname(tools) })
    expect(stdout).toContain(version)
    expectEverything(await run(program, [...args, 'runtime.mjs'], { cwd: everything }))
    expectEverything(await run(program, [...args, 'runtime.cjs'], { cwd: everything }))
  })
})
