import { mergeConfig } from 'vitest/config'
import { table } from './consumers/table.js'
import own from './vitest.config.js'

const merged = mergeConfig(own, {
  // Against a test that hangs: what is fetched for the first time comes through a network.
  test: { testTimeout: 600_000, hookTimeout: 600_000, reporters: ['default', table] },
})

export default { ...merged, test: { ...merged.test, include: ['consumers/**/*.test.ts'] } }
