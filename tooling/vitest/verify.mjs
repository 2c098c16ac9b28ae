import { defineConfig, mergeConfig } from 'vitest/config'
import { EveryFile } from './EveryFile.mjs'
import { shared } from './shared.mjs'

export default mergeConfig(
  shared({ cases: 1_000, fullSizes: true }),
  defineConfig({
    test: {
      // Every test runs again, with more cases and larger inputs.
      include: ['{packages,tooling}/*/{test,verify}/**/*.test.ts'],
      globalSetup: ['tooling/release/src/setup.ts'],
      reporters: ['default', new EveryFile('verify')],
      testTimeout: 600_000,
      hookTimeout: 600_000,
    },
  }),
)
