import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as core from '@token-codecs/core'
import { codecPackages } from '@tooling/testing/codecs'
import { packageFolders, readManifest, root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import { costOf, fileOf } from '../src/typeChecking.js'

const source = readFileSync(fileOf('everyPackage'), 'utf8')

const missing = (wanted: readonly string[]): readonly string[] => wanted.filter((text) => !source.includes(text))

/** The modules that programs can import. */
const modules = packageFolders.flatMap((folder) => {
  const { name, exports = {} } = readManifest(join(root, folder))
  return (
    Object.keys(exports)
      .filter((path) => !path.endsWith('.json'))
      .map((path) => join(name, path).replaceAll('\\', '/'))
      // Checking its types takes as long as all of ours, because of BullMQ's.
      .filter((path) => !path.endsWith('/bullmq'))
  )
})

test('the consumer imports every module of every published package', () => {
  expect(modules.length).toBeGreaterThanOrEqual(codecPackages.length)
  expect(missing(modules.map((name) => `from '${name}'`))).toEqual([])
})

test.each(codecPackages)('the consumer uses every codec of $name in each way', ({ codecs }) => {
  const wanted = codecs.flatMap(({ name, extras }) => [
    `: ${name},`,
    `: ${name}.wire,`,
    `: ${name}.parse(`,
    `convert(${name}, `,
    `, ${name})(`,
    `readResponse(${name}, `,
    ...(extras.length > 0 ? [`extrasOf(${name}, `] : []),
  ])
  expect(missing(wanted)).toEqual([])
})

/** The functions of core that make a row, a path or an error shape, found in its declarations. */
const helpers = (() => {
  const folder = join(root, 'packages/core/dist')
  const declarations = readdirSync(folder).filter((name) => name.endsWith('.d.ts'))
  const text = declarations.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
  const found = text.matchAll(/^declare const (\w+): [^;]*?\) => (?:TableRow|Path|ErrorShape)\b/gm)
  return [...found].flatMap(([, name = '']) => (name in core ? [name] : []))
})()

test('the table of the consumer has every row helper', () => {
  expect(helpers).toEqual(expect.arrayContaining(['at', 'errorAt', 'lifetime', 'nullable']))
  const table = source.slice(source.indexOf('defineCodec<'))
  expect(helpers.filter((name) => !new RegExp(`\\b${name}\\(`).test(table))).toEqual([])
})

test('the consumer compiles, and costs more than one of io-ts, which costs more than an empty one', () => {
  const [empty, ioTs, every] = [costOf('empty'), costOf('ioTsAlone'), costOf('everyPackage')]
  expect([ioTs.types, ioTs.instantiations].every((count) => count > 0)).toBe(true)
  expect(ioTs.types).toBeGreaterThan(empty.types)
  expect(every.types).toBeGreaterThan(ioTs.types)
  expect(every.instantiations).toBeGreaterThan(ioTs.instantiations)
  expect(Math.min(every.check, every.total)).toBeGreaterThan(0)
})
