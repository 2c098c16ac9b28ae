import { expect, test } from 'vitest'
import { tokenCodecs } from './tokenCodecs.js'

test.each([
  ['inspect', 40],
  ['detect', 40],
  ['convert', 60],
  ['new-vendor', 60],
] as const)('the options of %s fit %i columns', async (name, columns) => {
  const { code, stdout } = await tokenCodecs([name, '--help'], '', columns)
  const described = stdout.slice(stdout.indexOf('Options:'), stdout.indexOf('Examples:')).split('\n')
  expect(code).toBe(0)
  expect(described.length).toBeGreaterThan(5)
  expect(Math.max(...described.map((line) => line.length))).toBeLessThanOrEqual(columns)
})

test('help has its usual width if the terminal does not know its own', async () => {
  expect(await tokenCodecs(['--help'], '', 0)).toEqual(await tokenCodecs(['--help']))
})
