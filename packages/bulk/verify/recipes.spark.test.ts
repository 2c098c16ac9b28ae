// Does what Spark's rdd.pipe does with the script of the recipe: lines in, lines out, and a check of the exit code.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { blocksOf, reader, runCommands } from './page.js'

const folder = reader()
const rejected = join(folder, 'rejected')
mkdirSync(rejected)
const [block, ...others] = blocksOf('recipes.md').filter(({ heading }) => heading === 'Spark')
if (block === undefined || others.length > 0) throw new Error('the recipe has not one block')
expect(runCommands(block.commands, folder)).toEqual({ code: 0, printed: '' })

/** Pipes a partition through the script. Throws like Spark if it fails. */
const pipe = (lines: readonly string[], more: Readonly<Record<string, string>> = { REJECTED: rejected }) => {
  const { status, stdout } = spawnSync(join(folder, 'convert.sh'), {
    cwd: folder,
    input: lines.map((line) => `${line}\n`).join(''),
    encoding: 'utf8',
    env: { PATH: `${folder}/bin:${process.env.PATH}`, ...more },
  })
  if (status !== 0) throw new Error(`Subprocess exited with status ${status}`)
  return stdout.split('\n').slice(0, -1)
}

const responseOf = (index: number): string => `{"access_token":"fake-${index}"}`
const tokenOf = (index: number): string => `{"v":1,"accessToken":"fake-${index}","tokenType":"Bearer"}`
const indexes = Array.from({ length: 5_000 }, (_, index) => index)

test('converts the lines of a partition', () => {
  expect(pipe(indexes.map(responseOf))).toEqual(indexes.map(tokenOf))
})

test('converts an empty partition', () => {
  expect(pipe([])).toEqual([])
})

test('keeps the rejected lines of each partition, and succeeds', () => {
  const before = readdirSync(rejected)
  expect(pipe([responseOf(1), '<html>fake-1', responseOf(2)])).toEqual([tokenOf(1), tokenOf(2)])
  expect(pipe(['<html>fake-2'])).toEqual([])
  const files = readdirSync(rejected).filter((name) => !before.includes(name))
  expect(files.map((name) => readFileSync(join(rejected, name), 'utf8')).sort()).toEqual([
    '<html>fake-1\n',
    '<html>fake-2\n',
  ])
})

test('fails the job if it cannot keep the rejected lines', () => {
  expect(() => pipe([responseOf(1)], {})).toThrow()
  expect(() => pipe([responseOf(1)], { REJECTED: join(folder, 'missing') })).toThrow()
})
