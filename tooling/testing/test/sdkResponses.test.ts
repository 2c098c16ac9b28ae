// Every member being optional, the codecs' own annotations would let a missing or misspelt one pass.
import type { BoltSdkTokenResponse, BoltTokenResponse } from '@token-codecs/bolt'
import type { CamelCased } from '@token-codecs/core'
import type { PipeshubSdkTokenResponse, PipeshubTokenResponse } from '@token-codecs/pipeshub'
import { expectTypeOf, test } from 'vitest'

test('the documented response of an SDK is that of the wire, in camel case', () => {
  expectTypeOf<BoltSdkTokenResponse>().toEqualTypeOf<CamelCased<BoltTokenResponse>>()
  expectTypeOf<PipeshubSdkTokenResponse>().toEqualTypeOf<CamelCased<PipeshubTokenResponse>>()
})
