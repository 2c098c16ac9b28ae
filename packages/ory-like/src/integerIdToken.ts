import type { Relocation } from '@token-codecs/core'

/**
 * Hydra documented `id_token` as an integer until 2023, and derived SDKs still do. Servers send a JWT; a number comes from
 * a mock, or from an SDK that made one of the JWT.
 */
export const integerIdToken: Relocation = {
  reason: 'numeric-id-token',
  explanation: 'a number is no ID token, and was kept as data',
  member: 'idToken',
  moves: (value) => typeof value === 'number',
}
