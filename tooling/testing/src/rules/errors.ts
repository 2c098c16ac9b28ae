import { minimalResponse } from '../minimal.js'
import type { Row } from '../Rule.js'
import { readingTests } from '../readingTests.js'
import { spelledAsBy } from '../usualNames.js'

export const errorRows: readonly Row[] = [
  {
    title: 'error a non-empty string, even beside a token',
    rules: [
      (codec) => {
        const { answers } = readingTests(codec)
        const description = spelledAsBy(codec, 'error_description')
        for (const code of ['invalid_request', 'invalid_client', 'invalid_grant', 'fake_code']) {
          answers(`reads ${code} as an error`, { error: code }, code)
          answers(`reads the description of ${code}`, { error: code, [description]: 'Fake.' }, code, 'Fake.')
          answers(`prefers ${code} to the token beside it`, { ...minimalResponse(codec), error: code }, code)
        }
        answers('prefers an error to what is wrong beside it', { error: 'invalid_grant', scope: 1 }, 'invalid_grant')
      },
    ],
  },
  {
    title: 'error null, empty or false',
    rules: [
      (codec) => {
        const { reads } = readingTests(codec)
        for (const value of [null, '', false]) {
          const title = `takes ${JSON.stringify(value)} as error for none`
          reads(title, { error: value }, {}, [['ignored', 'no-error', 'error']])
        }
      },
    ],
  },
]
