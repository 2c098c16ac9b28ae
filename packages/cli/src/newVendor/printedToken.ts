import { format } from 'node:util'
import type { Json, JsonObject } from '@token-codecs/core'
import { secret } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'

const isSealed = (name: string): boolean =>
  Object.entries(memberTable).some(([member, info]) => member === name && info.isSealed)

const sealedIn = (members: Json | undefined): object =>
  Object.fromEntries(Object.entries(Object(members)).map(([name, value]) => [name, secret(value)]))

/** Returns the output of `console.log` for a token, given as canonical JSON. */
export const printedToken = ({ v: _, extensions, ...members }: JsonObject): string =>
  format({
    ...Object.fromEntries(
      Object.entries(members).map(([name, value]) => [name, isSealed(name) ? secret(value) : value]),
    ),
    ...(extensions === undefined ? {} : { extensions: sealedIn(extensions) }),
  })
