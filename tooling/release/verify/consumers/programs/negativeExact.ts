// What must not compile with exactOptionalPropertyTypes: a member that is there, and undefined.
import type { BoltTokenResponse, ReadOptions, Token } from '@token-codecs/bolt'
import { secret } from '@token-codecs/bolt'

const token: Token = { accessToken: secret('fake-a'), tokenType: 'Bearer' }

// @ts-expect-error: absent members are absent
export const noLifetime: Token = { ...token, expiresIn: undefined }
// @ts-expect-error: and so are a response's
export const noScope: BoltTokenResponse = { scope: undefined }
// @ts-expect-error: and options
export const options: ReadOptions = { receivedAt: undefined }
