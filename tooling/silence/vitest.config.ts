import shared from '@tooling/vitest'
import { mergeConfig } from 'vitest/config'

// Whatever throws is printed: where it was thrown from holds no value, and takes long to write.
export default mergeConfig(shared, { test: { setupFiles: ['src/setup.ts'] } })
