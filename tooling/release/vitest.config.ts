import shared from '@tooling/vitest'
import { mergeConfig } from 'vitest/config'

export default mergeConfig(shared, {
  test: { globalSetup: 'src/setup.ts', testTimeout: 180_000, hookTimeout: 60_000, maxConcurrency: 2, maxWorkers: 2 },
})
