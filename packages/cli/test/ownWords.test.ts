import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ownWords } from '../src/ownWords.js'
import { run } from '../src/run.js'

// Every message of core that can come from reading or writing a response stands in its snapshot.
const snapshot = readFileSync(new URL('../../core/test/messages.txt', import.meta.url), 'utf8')
const sections = snapshot.split(/^# /m).filter((section) => /^(?:Reading|Writing|Errors)/.test(section))
const messages = sections.flatMap((section) => section.split('\n').filter((line) => line.includes(': ')))

/** Parts of the library that a user of the command does not see. */
const ofTheLibrary = /\b(?:now is|strict is|onLoss|CanonicalToken|receivedAt when)\b/

test.each(['now is', 'strict is', 'CanonicalToken', 'receivedAt when'])('core still says "%s"', (words) => {
  expect(messages.some((message) => message.includes(words))).toBe(true)
})

test('no message of core that reaches a user names an option of the library', () => {
  expect(messages.length).toBeGreaterThan(200)
  expect(messages.map(ownWords).filter((message) => ofTheLibrary.test(message))).toEqual([])
})

const said = async (args: readonly string[], response: object): Promise<string> => {
  let stderr = ''
  const stdin = (async function* () {
    yield new TextEncoder().encode(JSON.stringify(response))
  })()
  const stdout = { write: () => undefined }
  await run(['convert', '--from', 'canonical', '--to', 'rfc6749', ...args], {
    stdin,
    stdout,
    stderr: { write: (text) => (stderr += text) },
  })
  return stderr
}

describe('convert names its own flags', () => {
  const token = { v: 1, accessToken: 'fake-a', tokenType: 'Bearer' }
  const now = ['--now', '1700000000']

  test('for a lifetime whose beginning is unknown', async () => {
    expect(await said(now, { ...token, expiresIn: 60 })).toMatch(/^rfc6749: .*--now.*--received-at.*unknown-issue-time/)
  })

  test('for a value that --strict refuses', async () => {
    expect(await said(['--strict'], { ...token, expiresIn: '60' })).toMatch(/--strict.*\(numeric-string\)\n$/)
  })

  test('for a token that was stored as a placeholder', async () => {
    expect(await said([], { ...token, accessToken: '<redacted>' })).toMatch(/\(redacted\)\n$/)
  })
})
