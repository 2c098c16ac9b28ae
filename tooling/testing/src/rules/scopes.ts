import type { Row } from '../Rule.js'
import { reads, refuses } from '../Rule.js'

const scopes = ['scope', 'refreshTokenScope'] as const
const controls = ['\u0000', '\u0007', '\u000b', '\u001b', '\u007f', '\u0085']

export const scopeRows: readonly Row[] = [
  {
    title: 'scope with repeated or outer spaces, tabs, newlines',
    rules: [
      {
        members: scopes,
        examples: [
          reads(' \topenid  fake.scope_2\t\r\nfake:other\n', ['openid', 'fake.scope_2', 'fake:other']),
          reads('', []),
          ...refuses('bad-character', ...controls.map((character) => `openid${character}fake`)),
        ],
      },
    ],
  },
  {
    title: 'a scope named twice',
    rules: [
      {
        members: scopes,
        examples: [reads('openid fake openid', ['openid', 'fake'], ['ignored', 'repeated-scope'])],
      },
    ],
  },
  {
    title: 'scope an array of strings',
    rules: [
      {
        members: scopes,
        examples: [
          reads(['openid', 'fake'], ['openid', 'fake'], ['repaired', 'scope-array']),
          reads(['fake', 'fake'], ['fake'], ['repaired', 'scope-array'], ['ignored', 'repeated-scope']),
          ...refuses('not-string', ['openid', 1]),
        ],
      },
    ],
  },
]
