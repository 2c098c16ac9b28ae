import { defineConfig, mergeConfig } from 'vitest/config'
import { EveryFile } from './EveryFile.mjs'
import { shared } from './shared.mjs'

export default mergeConfig(
  shared({ cases: 200, fullSizes: false }),
  defineConfig({
    test: {
      include: ['{packages,tooling}/*/test/**/*.test.ts'],
      reporters: ['default', new EveryFile('test')],
    },
  }),
)
