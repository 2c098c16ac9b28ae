// Lines of errors, and io-ts's errors without their input.
import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import { formatError, Rfc6749Token, redactErrors } from '../src/index.js'
import { fullToken, leftOf } from './support.js'

test('a loss has one line for each thing that is lost', () => {
  const error = leftOf(Rfc6749Token.write(fullToken, { onLoss: 'fail' }))
  if (error._tag !== 'Lossy') throw new Error(`expected Lossy, got ${error._tag}`)
  expect(error.notes.length).toBeGreaterThan(1)
  expect(formatError(error).split('\n')).toEqual(error.notes.map(({ message }) => message))
})

describe("io-ts's errors", () => {
  const hidden = '<redacted>'
  const Session = t.type({ fake: t.number })

  test('get a message where they have none', () =>
    expect(redactErrors([{ value: hidden, context: [{ key: 'fake', type: t.number, actual: hidden }] }])).toEqual([
      {
        value: hidden,
        context: [{ key: 'fake', type: t.number, actual: hidden }],
        message: expect.stringContaining('fake'),
      },
    ]))

  test('are scrubbed where a part of them is clean', () =>
    expect(
      redactErrors([
        {
          value: hidden,
          context: [
            { key: '', type: Session, actual: { fake: 'fake-planted' } },
            { key: 'fake', type: t.number, actual: hidden },
          ],
          message: 'fake-planted',
        },
      ]),
    ).toEqual([
      {
        value: hidden,
        context: [
          { key: '', type: Session, actual: hidden },
          { key: 'fake', type: t.number, actual: hidden },
        ],
        message: expect.stringContaining('fake'),
      },
    ]))

  test('say what they can without a context', () =>
    expect(redactErrors([{ value: 1, context: [] }])).toEqual([
      { value: hidden, context: [], message: expect.any(String) },
    ]))

  test('of this package stay as they are', () => {
    const errors = leftOf(Rfc6749Token.decode({ access_token: 1 }))
    redactErrors(errors).forEach((error, at) => {
      expect(error).toBe(errors[at])
    })
  })
})

describe('a codec', () => {
  test('names its types after the vendor', () =>
    expect([Rfc6749Token.name, Rfc6749Token.wire.name]).toEqual(['Rfc6749Token', 'Rfc6749TokenResponse']))

  test('says of which library it is a Standard Schema', () =>
    expect(Rfc6749Token['~standard']).toMatchObject({ version: 1, vendor: 'token-codecs' }))
})
