// Mistakes under exactOptionalPropertyTypes: undefined members instead of missing ones.
import type { BoltTokenResponse, ReadOptions, Token } from '@token-codecs/bolt'
import { secret } from '@token-codecs/bolt'

const token: Token = { accessToken: secret('fake-a'), tokenType: 'Bearer' }

// @ts-expect-error: undefined in a token
export const noLifetime: Token = { ...token, expiresIn: undefined }
// @ts-expect-error: undefined in a response
export const noScope: BoltTokenResponse = { scope: undefined }
// @ts-expect-error: undefined in options
export const options: ReadOptions = { receivedAt: undefined }
