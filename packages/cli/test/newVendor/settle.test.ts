import { expect, test } from 'vitest'
import type { Settings } from '../../src/newVendor/Plan.js'
import { planCodec } from '../../src/newVendor/planCodec.js'
import { settle } from '../../src/newVendor/settle.js'
import { member } from '../member.js'

const members = [
  member('token', 'string'),
  member('token_type', 'string', { description: 'Always Bearer.' }),
  member('scope', 'string'),
]

const settleWith = async (...chunks: readonly string[]) => {
  const asked: string[] = []
  const stdin = (async function* () {
    for (const chunk of chunks) yield new TextEncoder().encode(chunk)
  })()
  const stderr = { write: (text: string) => asked.push(text) }
  const planned = await settle((settings: Settings) => planCodec({ members, settings }), {}, { stdin, stderr })
  return { asked, planned }
}

test('asks each question, and plans again after each reply', async () => {
  const { asked, planned } = await settleWith('accessToken\n', 'comma\n')
  expect(asked).toHaveLength(2)
  expect(planned.questions).toEqual([])
  expect(planned.settings).toMatchObject({ 'token.use': 'accessToken', 'scope.separator': 'comma' })
})

test('an empty line accepts the assumed value', async () => {
  const { planned } = await settleWith('accessToken\n\n')
  expect(planned.settings).toMatchObject({ 'scope.separator': 'space' })
})

test('asks again after a reply that is not a choice, or an empty one where nothing is assumed', async () => {
  const { asked, planned } = await settleWith('yes\n', '\n', 'acc', 'essToken\r\n', 'space\n')
  expect(asked).toHaveLength(4)
  expect(planned.questions).toEqual([])
})

test('a closed terminal leaves the questions open', async () => {
  const { planned } = await settleWith('accessToken\n')
  expect(planned.questions.map(({ id }) => id)).toEqual(['scope.separator'])
})
