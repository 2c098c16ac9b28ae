import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { Token, TokenCodec } from '@token-codecs/core'
import { codecs } from '@tooling/testing/codecs'
import { describe, expect, test } from 'vitest'
import { hold, holdRefusals } from '../../src/silence/hold.js'
import { leakFinder } from '../../src/silence/leaks.js'
import { plant } from '../../src/silence/plant.js'

/** Compiles only if every codec is a Standard Schema from its response to a token. */
const asSchema = <Wire>(codec: TokenCodec<Wire>): StandardSchemaV1<Wire, Token> => codec

const leaks = leakFinder()

describe.each(codecs.map((codec) => [codec.id, codec] as const))('%s', (_, codec) => {
  test('never shows a secret of an input, whatever a program does with it', () =>
    expect(
      plant(codec).flatMap((planted) => leaks(hold(codec, planted)).map((leak) => `${planted.title}: ${leak}`)),
    ).toEqual([]))

  test('never shows a secret of a token that it cannot write', () => expect(leaks(holdRefusals(codec))).toEqual([]))

  test('is a Standard Schema, version 1', () => expect(asSchema(codec)['~standard'].version).toBe(1))
})
