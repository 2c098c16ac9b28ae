import { canonicalMinimalToken, minimalResponse, responseWith } from '../minimal.js'
import { expectRead } from '../outcome.js'
import type { Row } from '../Rule.js'
import { spelledAsBy } from '../usualNames.js'

export const errorRows: readonly Row[] = [
  {
    title: 'error a non-empty string, even beside a token',
    rules: [
      (codec, test) => {
        const answers = (title: string, body: object, error: string, errorDescription?: string) =>
          test(title, () => expectRead(codec, body, { error, ...(errorDescription && { errorDescription }) }))
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
      (codec, test) => {
        const nothing = { token: canonicalMinimalToken, notes: [['ignored', 'no-error', 'error']] }
        for (const error of [null, '', false]) {
          test(`does not take ${JSON.stringify(error)} as error for an error`, () =>
            expectRead(codec, responseWith(codec, { error }), nothing))
        }
      },
    ],
  },
]
