import { expect, test } from 'vitest'
import type { Settings } from '../../src/newVendor/Plan.js'
import { planCodec } from '../../src/newVendor/planCodec.js'
import { settle } from '../../src/newVendor/settle.js'
import { RefusedError, UsageError } from '../../src/Streams.js'
import { member } from '../member.js'

const members = [
  member('token', 'string'),
  member('token_type', 'string', { description: 'Always Bearer.' }),
  member('scope', 'string'),
]

const settleWith = async (chunks: readonly string[], check: (settings: Settings) => void = () => undefined) => {
  const asked: string[] = []
  const stdin = (async function* () {
    for (const chunk of chunks) yield new TextEncoder().encode(chunk)
  })()
  const stderr = { write: (text: string) => asked.push(text) }
  const planBy = (settings: Settings) => {
    check(settings)
    return planCodec({ members, settings })
  }
  const planned = await settle(planBy, {}, { stdin, stderr })
  return { asked, planned }
}

test('asks each question, and plans again after each reply', async () => {
  const { asked, planned } = await settleWith(['accessToken\n', 'comma\n'])
  expect(asked).toHaveLength(2)
  expect(planned.questions).toEqual([])
  expect(planned.settings).toMatchObject({ 'token.use': 'accessToken', 'scope.separator': 'comma' })
})

test('an empty line accepts the assumed value', async () => {
  const { planned } = await settleWith(['accessToken\n\n'])
  expect(planned.settings).toMatchObject({ 'scope.separator': 'space' })
})

test('explains a reply that is not a choice, or an empty one where nothing is assumed, and asks again', async () => {
  const { asked, planned } = await settleWith(['yes\n', '\n', 'acc', 'essToken\r\n', 'space\n'])
  expect(asked).toHaveLength(6)
  expect([asked[0], asked[2]]).toEqual([asked[2], asked[4]])
  for (const explanation of [asked[1], asked[3]]) {
    expect(explanation).toContain('accessToken')
    expect(explanation).not.toContain('yes')
  }
  expect(planned.questions).toEqual([])
})

test.each([new UsageError('fake-problem'), new RefusedError('fake-problem')])(
  'a reply that the planner refuses does not lose the others: %s',
  async (problem) => {
    const { asked, planned } = await settleWith(['accessToken\n', 'refused\n', 'comma\n'], (settings) => {
      if (settings['scope.separator'] === 'refused') throw problem
    })
    expect(asked[2]).toContain('fake-problem')
    expect(asked[3]).toBe(asked[1])
    expect(planned.settings).toMatchObject({ 'token.use': 'accessToken', 'scope.separator': 'comma' })
  },
)

test('a problem with what was given is thrown, as is any other error', async () => {
  const fail = () => {
    throw new UsageError('fake-problem')
  }
  await expect(settleWith(['accessToken\n'], fail)).rejects.toThrow(UsageError)
  const failLater = (settings: Settings) => {
    if (Object.keys(settings).length > 0) throw new RangeError('fake-problem')
  }
  await expect(settleWith(['accessToken\n'], failLater)).rejects.toThrow(RangeError)
})

test('a closed terminal leaves the questions open', async () => {
  const { planned } = await settleWith(['accessToken\n'])
  expect(planned.questions.map(({ id }) => id)).toEqual(['scope.separator'])
})
