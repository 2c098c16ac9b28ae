// Every member being optional, the codecs' own annotations would let a missing or misspelt one pass.
import type { BoltSdkTokenResponse, BoltTokenResponse } from '@token-codecs/bolt'
import type { PipeshubSdkTokenResponse, PipeshubTokenResponse } from '@token-codecs/pipeshub'
import { expectTypeOf, test } from 'vitest'

type CamelCase<Name> = Name extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : Name
type CamelCased<Response> = { [Name in keyof Response as CamelCase<Name> & string]: Response[Name] }

test('the documented response of an SDK is that of the wire, in camel case', () => {
  expectTypeOf<BoltSdkTokenResponse>().toEqualTypeOf<CamelCased<BoltTokenResponse>>()
  expectTypeOf<PipeshubSdkTokenResponse>().toEqualTypeOf<CamelCased<PipeshubTokenResponse>>()
})
