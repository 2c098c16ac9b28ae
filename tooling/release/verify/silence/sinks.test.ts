import { secret } from '@token-codecs/core'
import { describe, expect, test } from 'vitest'
import { shown } from '../../src/silence/leaks.js'
import { secretText, showsSecret } from '../../src/silence/markers.js'
import { sinks } from '../../src/silence/sinks/index.js'

const planted = secretText('control')

const token = (wrap: (value: unknown) => unknown) => ({
  accessToken: wrap(planted),
  tokenType: 'Bearer',
  scope: ['read'],
  extensions: { acme: wrap({ planted }) },
})

describe.each(sinks.map((sink) => [sink.name, sink] as const))('%s', (_, sink) => {
  test('shows a value that is not wrapped', () =>
    expect(
      showsSecret(
        shown(
          sink,
          token((value) => value),
        ),
      ),
    ).toBe(true))

  test('shows nothing of a secret', () => expect(showsSecret(shown(sink, token(secret)))).toBe(false))
})
