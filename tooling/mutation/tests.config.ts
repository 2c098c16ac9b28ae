// The tests that mutants have to survive: every package's example tests, in one run from the repository's root.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** By name: what fails first ends a run, so what kills most for its time comes first. */
class ByName extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.sort((first, second) => first.moduleId.localeCompare(second.moduleId)))
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
    sequence: { sequencer: ByName },
    // Of the run without mutants, which counts what each test covers and may share its machine.
    testTimeout: 60_000,
  },
})
