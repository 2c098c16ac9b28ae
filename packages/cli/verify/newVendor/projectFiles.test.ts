// Runs the generated test of every plan, which takes seconds each.
import { expect, test } from 'vitest'
import { projectFiles } from '../../src/newVendor/projectFiles.js'
import { plans } from '../../test/newVendor/plans.js'
import { temporaryProject } from '../../test/newVendor/temporaryProject.js'

const { runGenerated } = temporaryProject()

test.each(Object.entries(plans))('the generated test passes, except for open questions: %s', async (title, input) => {
  const { tests, failures } = await runGenerated(title, projectFiles(input, { runner: 'vitest' }), 100)
  expect(tests).toBeGreaterThan(10)
  expect(failures).toEqual(input.plan.questions.length === 0 ? [] : [expect.stringMatching(/^ *\/\/ QUESTION /)])
})
