import { responseWith } from '../minimal.js'
import { expectRead } from '../outcome.js'
import type { Row } from '../Rule.js'
import { ignores, refuses } from '../Rule.js'

export const nullRow: Row = {
  title: 'null for any optional member',
  rules: [
    {
      members: [
        'expiresIn',
        'issuedAt',
        'scope',
        'refreshToken',
        'refreshTokenExpiresIn',
        'refreshTokenScope',
        'idToken',
        'issuedTokenType',
        'authorizationDetails',
      ],
      examples: [ignores(null, 'null-member')],
    },
  ],
}

export const otherTypeRow: Row = {
  title: 'any known member of another type than these',
  rules: [
    { members: ['refreshToken', 'idToken', 'issuedTokenType'], examples: refuses('not-string', ['fake']) },
    {
      members: ['refreshToken', 'scope', 'refreshTokenScope', 'issuedTokenType'],
      examples: refuses('not-string', 1),
    },
    {
      members: ['refreshToken', 'idToken', 'scope', 'refreshTokenScope', 'issuedTokenType'],
      examples: refuses('not-string', true, { fake: true }),
    },
    {
      members: ['authorizationDetails'],
      examples: [...refuses('not-array', 'fake', 1, {}), ...refuses('not-objects', [1], [null], [['fake']])],
    },
    (codec, test) => {
      for (const error of [1, true, {}, ['invalid_grant']]) {
        test(`refuses ${JSON.stringify(error)} as error`, () =>
          expectRead(codec, responseWith(codec, { error }), { malformed: ['error not-error'] }))
      }
    },
  ],
}
