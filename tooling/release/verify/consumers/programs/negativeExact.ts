// Mistakes under exactOptionalPropertyTypes: members that are present and undefined.
import type { BoltTokenResponse, ReadOptions, Token } from '@token-codecs/bolt'
import { secret } from '@token-codecs/bolt'

const token: Token = { accessToken: secret('fake-a'), tokenType: 'Bearer' }

// @ts-expect-error: an absent member of a token
export const noLifetime: Token = { ...token, expiresIn: undefined }
// @ts-expect-error: of a response
export const noScope: BoltTokenResponse = { scope: undefined }
// @ts-expect-error: of options
export const options: ReadOptions = { receivedAt: undefined }
