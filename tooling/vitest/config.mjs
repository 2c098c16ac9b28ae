import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: [fileURLToPath(new URL('setup.mjs', import.meta.url))],
    passWithNoTests: false,
    // Against a test that hangs: how fast one is, is the benchmarks' business, and a busy machine's.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
