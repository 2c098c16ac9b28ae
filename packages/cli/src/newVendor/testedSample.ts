import { exampleResponse } from './exampleResponse.js'
import type { Expectation } from './expectedOf.js'
import { expectedOf } from './expectedOf.js'
import type { VendorFiles } from './VendorFiles.js'

/** The response of the generated test, with its expectation. */
export interface TestedSample {
  readonly sample: VendorFiles['sample']
  readonly expectation: Expectation
}

/** Returns the sample, or a short response of the documented form if nothing can be derived from the sample. */
export const testedSample = (files: Pick<VendorFiles, 'id' | 'plan' | 'sample'>): TestedSample => {
  for (const sample of [files.sample, exampleResponse(files.plan)]) {
    const expected = expectedOf({ ...files, sample })
    if ('expectation' in expected) return { sample, expectation: expected.expectation }
  }
  throw new TypeError(`${files.id}: expected a plan with an access token that is not a constant`)
}
