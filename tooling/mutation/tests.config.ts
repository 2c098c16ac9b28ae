// Runs the tests of core and the vendors on every mutant, from the repository's root.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Sorts suites by name, after the mutated package's suite, if any, because the first failure ends a run. */
class OwnFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { MUTATED_SUITE: mutated } = process.env
    const rank = ({ moduleId }: TestSpecification): string =>
      mutated !== undefined && moduleId.includes(mutated) ? '' : moduleId
    return Promise.resolve(files.sort((first, second) => rank(first).localeCompare(rank(second))))
  }
}

export default defineConfig({
  // The sources, because they contain the mutants.
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
    // More cases and full sizes take long and rarely kill another mutant.
    provide: { cases: 5, fullSizes: false },
    sequence: { sequencer: OwnFirst },
    // Generous, because the run without mutants measures coverage, and the machine may be busy.
    testTimeout: 60_000,
  },
})
