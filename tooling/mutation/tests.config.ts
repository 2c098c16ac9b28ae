// The tests that mutants have to survive: every package's example tests, in one run from the repository's root.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url))

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
    setupFiles: [`${root}tooling/mutation/src/setup.ts`],
    // Of the run without mutants, which counts what each test covers and may share its machine.
    testTimeout: 60_000,
  },
})
