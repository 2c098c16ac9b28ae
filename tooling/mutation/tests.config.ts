// The tests that mutants have to survive: every package's example tests, in one run from the repository's root.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The suite of the package that is changed, if the runner names one, then by name: what fails first ends a run. */
class OwnFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { MUTATED_SUITE: own } = process.env
    const rank = ({ moduleId }: TestSpecification): string =>
      own !== undefined && moduleId.includes(own) ? '' : moduleId
    return Promise.resolve(files.sort((first, second) => rank(first).localeCompare(rank(second))))
  }
}

export default defineConfig({
  resolve: {
    // The sources, which hold the mutants, and not the built files.
    alias: [
      { find: /^@token-codecs\/(.+)$/, replacement: `${root}packages/$1/src/index.ts` },
      { find: /^@tooling\/vendor-tests$/, replacement: `${root}tooling/vendor-tests/src/index.ts` },
    ],
  },
  test: {
    root,
    include: ['tooling/mutation/suites/*.test.ts'],
    sequence: { sequencer: OwnFirst },
    // Of the run without mutants, which counts what each test covers and may share its machine.
    testTimeout: 60_000,
  },
})
