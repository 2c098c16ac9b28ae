import type { Example, Row } from '../Rule.js'
import { ignores, reads, refuses } from '../Rule.js'

const tokens = ['accessToken', 'refreshToken', 'idToken'] as const

const assumedTypes: readonly Example[] = [undefined, null].map((value) =>
  reads(value, 'Bearer', ['defaulted', 'assumed-bearer']),
)
const sentTypes: readonly Example[] = [
  ...['bearer', 'Bearer', 'BEARER'].map((text) => reads(text, 'Bearer')),
  ...['dpop', 'DPOP'].map((text) => reads(text, 'DPoP')),
  reads('mac', 'MAC'),
  reads('n_a', 'N_A'),
  reads('Fake-Type', 'Fake-Type'),
]

export const accessTokenRows: readonly Row[] = [
  {
    title: 'access_token missing, null, empty, not a string',
    rules: [
      {
        members: ['accessToken'],
        examples: [
          ...refuses('missing', undefined, null),
          ...refuses('empty', ''),
          ...refuses('not-string', 1, true, ['fake-access-token'], { value: 'fake-access-token' }),
        ],
      },
    ],
  },
  {
    title: "a token with a character outside RFC 6749's VSCHAR",
    rules: [
      {
        members: tokens,
        examples: [
          ...refuses(
            'bad-character',
            'fake\r\nHost: fake',
            'fake\ttoken',
            'fake\u0000',
            'fake\u007f',
            'caf\u00e9-fake',
          ),
          ...refuses('bad-character', 'fake\u2028', '\ud83d\ude00'),
          ...[' fake~!/+=', 'fake_/+a/b='].map((text) => reads(text, text)),
        ],
      },
    ],
  },
  {
    title: 'a redaction placeholder for a token',
    rules: [{ members: tokens, examples: refuses('redacted', '<redacted>', '[REDACTED]', '***', '*****') }],
  },
]

export const tokenTypeRows: readonly Row[] = [
  {
    title: 'token_type missing or null',
    rules: [{ members: ['tokenType'], examples: [...assumedTypes, ...sentTypes] }],
  },
  {
    title: 'token_type empty, not a string, outside VSCHAR',
    rules: [
      {
        members: ['tokenType'],
        examples: [
          ...refuses('empty', ''),
          ...refuses('not-string', 1, false),
          ...refuses('bad-character', 'bearer\r\n', 'Bearer\r\n', 'be\u00e4rer'),
        ],
      },
    ],
  },
]

export const numericIdTokenRow: Row = {
  title: 'id_token a number',
  rules: [
    { members: ['idToken'], examples: refuses('not-string', 0, 1), unless: 'numeric-id-token' },
    { members: ['idToken'], examples: refuses('not-string', Number.NaN, Number.POSITIVE_INFINITY) },
  ],
}

export const emptyTokenRow: Row = {
  title: 'empty refresh_token, id_token',
  rules: [{ members: ['refreshToken', 'idToken'], examples: [ignores('', 'empty-member')] }],
}
