import type { AnyTokenCodec } from '@token-codecs/core'
import { describe, expect, test } from 'vitest'
import { hold, holdRefusals } from './hold.js'
import { leakFinder } from './leaks.js'
import { plant } from './plant.js'

const leaks = leakFinder()

/** Registers the tests that nothing made by a codec shows what was planted in its inputs. */
export const checkSilence = (codec: AnyTokenCodec): void => {
  describe(codec.vendor, () => {
    test('shows nothing of any input, whatever a program does with it', () =>
      expect(
        plant(codec).flatMap((planted) => leaks(hold(codec, planted)).map((leak) => `${planted.title}: ${leak}`)),
      ).toEqual([]))

    test('shows nothing of a token that it refuses to write', () => expect(leaks(holdRefusals(codec))).toEqual([]))
  })
}
