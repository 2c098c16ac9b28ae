import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { disagreement } from '../src/agreement.js'
import { contenders, ours } from '../src/contenders/index.js'
import { inputNames, inputsNamed, ruleInputs } from '../src/inputs.js'

const folder = new URL('../../../packages/bolt/fixtures/', import.meta.url)
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && !name.endsWith('.expected.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')))

describe.each(contenders)('$name', (contender) => {
  test.each(inputNames)('reads the measured input %s as BoltToken does', (name) => {
    for (const input of inputsNamed(name)) expect(disagreement(ours, contender, input)).toBe(undefined)
  })

  test('reads by every rule as BoltToken does', () => {
    for (const input of ruleInputs) {
      expect([JSON.stringify(input), disagreement(ours, contender, input)]).toEqual([JSON.stringify(input), undefined])
    }
  })

  test("reads Bolt's fixtures as BoltToken does", () => {
    expect(fixtures.length).toBeGreaterThan(5)
    for (const input of fixtures) expect(disagreement(ours, contender, input)).toBe(undefined)
  })
})
