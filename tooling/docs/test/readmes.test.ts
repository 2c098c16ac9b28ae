import { expect, test } from 'vitest'
import { readmes } from '../src/readmes.js'

test.each(readmes())('$path has the tables that the codecs make', ({ path, text, current }) => {
  expect(text, `${path} is not current: run "npm run docs" in the root of the repository`).toBe(current)
})
