// Needed because every member is optional: the codecs' annotations would not notice a missing or misspelled member.
import type { BoltSdkTokenResponse, BoltTokenResponse } from '@token-codecs/bolt'
import type { PipeshubSdkTokenResponse, PipeshubTokenResponse } from '@token-codecs/pipeshub'
import { expectTypeOf, test } from 'vitest'

type CamelCase<Name> = Name extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : Name
type CamelCased<Response> = { [Name in keyof Response as CamelCase<Name> & string]: Response[Name] }

test("an SDK's documented response is the HTTP response in camel case", () => {
  expectTypeOf<BoltSdkTokenResponse>().toEqualTypeOf<CamelCased<BoltTokenResponse>>()
  expectTypeOf<PipeshubSdkTokenResponse>().toEqualTypeOf<CamelCased<PipeshubTokenResponse>>()
})
