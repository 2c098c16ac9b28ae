// The tests that run on every mutant: those of core and the vendors, in one run from the repository's root.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The suite of the package that is changed, if the runner names one, then by name: what fails first ends a run. */
class OwnFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { MUTATED_SUITE: mutated } = process.env
    const rank = ({ moduleId }: TestSpecification): string =>
      mutated !== undefined && moduleId.includes(mutated) ? '' : moduleId
    return Promise.resolve(files.sort((first, second) => rank(first).localeCompare(rank(second))))
  }
}

export default defineConfig({
  // The sources, which hold the mutants, and not the built files.
  resolve: {
    alias: [
      { find: /^@token-codecs\/([\w-]+)$/, replacement: `${root}packages/$1/src/index.ts` },
      { find: /^@token-codecs\/([\w-]+)\/(authoring|json-schema)$/, replacement: `${root}packages/$1/src/$2.ts` },
    ],
  },
  test: {
    root,
    include: ['tooling/mutation/suites/*.suite.ts'],
    setupFiles: [fileURLToPath(new URL('src/fewCases.ts', import.meta.url))],
    // Laws and full sizes tell little of one mutant for the time that they take.
    provide: { cases: 5, fullSizes: false },
    sequence: { sequencer: OwnFirst },
    // The run without mutants counts the code that each test covers, and may share its machine.
    testTimeout: 60_000,
  },
})
