import { Rfc6749Token } from '@token-codecs/core'
import { codecs } from '@tooling/codecs'
import { describe, expect, test } from 'vitest'
import { outcomeOf, tasksOf } from '../src/tasks.js'

describe('the soak', () => {
  test('checks every law of every codec', () => {
    const names = tasksOf(codecs, 1, 1).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { vendor } of codecs) {
      const laws = names.filter((name) => name.startsWith(`${vendor}: `)).map((name) => /law (\d+)/.exec(name)?.[1])
      expect([...new Set(laws)]).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'])
    }
  })

  test('checks the laws alone that are asked for', () => {
    const names = tasksOf(codecs, 1, 1, 'bolt: law 7').map(({ name }) => name)
    expect(names).toEqual(['bolt: law 7, silence: nothing printed shows a token or an unknown member'])
    expect(tasksOf(codecs, 1, 1, 'law 12')).toEqual([])
  })

  test('says what broke', () => {
    const broken = { ...Rfc6749Token, is: (_: unknown): _ is never => true }
    const outcomes = tasksOf([broken as never], 5, 1).map(outcomeOf)
    expect(outcomes.filter((outcome) => outcome !== undefined).join('\n')).toContain('rfc6749 breaks law 8, guard')
  })

  test('says nothing of a law that holds', () => {
    expect(
      tasksOf([Rfc6749Token], 5, 1)
        .map(outcomeOf)
        .filter((outcome) => outcome !== undefined),
    ).toEqual([])
  })
})
