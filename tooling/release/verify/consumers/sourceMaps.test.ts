import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { expect, inject, test } from 'vitest'
import { write } from '../../src/project.js'
import { runNode } from '../../src/run.js'

const { everything, packages } = inject('shipped')

test('a stack trace names the source and the line that threw', async () => {
  write(everything, { 'stack.mjs': "import { reveal } from '@token-codecs/core'\nreveal('fake-a')\n" })
  const { stderr } = await runNode(['--enable-source-maps', 'stack.mjs'], { cwd: everything })
  const [, path = '', line] = /at reveal \(.*[\\/](src[\\/]\w+\.ts):(\d+)/.exec(stderr) ?? []
  const source = readFileSync(join(root, 'packages/core', path), 'utf8')
  expect(source.split('\n')[Number(line) - 1]).toContain('throw')
})

test.each(packages)('source maps of $folder hold every source, for readers without the repository', (shipped) => {
  const dist = join(shipped.unpacked, 'dist')
  const scripts = readdirSync(dist).filter((file) => file.endsWith('.js'))
  expect(scripts).not.toEqual([])
  for (const script of scripts) {
    const { sources, sourcesContent } = JSON.parse(readFileSync(join(dist, `${script}.map`), 'utf8'))
    const inRepository = sources.map((path: string) => readFileSync(join(root, shipped.folder, 'dist', path), 'utf8'))
    expect(sourcesContent).toEqual(inRepository)
    expect(readFileSync(join(dist, script), 'utf8')).toContain(`sourceMappingURL=${script}.map`)
  }
})
