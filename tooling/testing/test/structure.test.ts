import { describe, expect, test } from 'vitest'
import { checks } from '../src/checks.js'
import { filesIn, root, vendorsOf } from '../src/workspace.js'

const files = filesIn(root)

describe('this repository', () => {
  test('has vendors to look at', () => expect(vendorsOf(files)).not.toEqual([]))

  test.each(checks)('$title', ({ problems }) => expect(problems(files)).toEqual([]))
})
