import { describe, expect, test } from 'vitest'
import { didYouMean } from '../src/didYouMean.js'

const ids = ['bolt', 'bolt-sdk', 'github', 'google', 'microsoft', 'microsoft-v1', 'ory-like', 'slack-bot', 'slack-user']

describe('didYouMean', () => {
  test.each([
    ['a wrong letter', 'bult', 'bolt'],
    ['a missing letter', 'gogle', 'google'],
    ['an extra letter', 'ggithub', 'github'],
    ['swapped letters', 'gihtub', 'github'],
    ['another case', 'GitHub', 'github'],
    ['an underscore', 'bolt_sdk', 'bolt-sdk'],
    ['the beginning of one word', 'ory', 'ory-like'],
    ['the beginning of several words', 'slack', 'slack-bot or slack-user'],
  ])('finds the words for %s', (_, word, found) => {
    expect(didYouMean(word, ids)).toBe(`: did you mean ${found}?`)
  })

  test('finds a flag', () => expect(didYouMean('--form', ['--from', '--to', '--now'])).toBe(': did you mean --from?'))

  test.each([
    ['an unlike word', 'fake-access'],
    ['a short word', 'xy'],
    ['nothing', ''],
    ['a very long word', 'bolt'.repeat(100_000)],
    ['a token that begins with a known word', 'bolt-sdk-fake-access-0123456789'],
  ])('finds nothing for %s', (_, word) => expect(didYouMean(word, ids)).toBe(''))

  test('lists at most three words', () => {
    expect(didYouMean('aaaa', ['aaaa1', 'aaaa2', 'aaaa3', 'aaaa4'])).toBe(': did you mean aaaa1, aaaa2 or aaaa3?')
  })
})
