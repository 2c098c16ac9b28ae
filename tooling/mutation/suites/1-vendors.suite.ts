import { defineSuite } from '../src/defineSuite.js'

defineSuite(
  import.meta.glob([
    '../../../packages/*/test/**/*.test.ts',
    '!../../../packages/{bulk,cli,core,laws}/**',
    '!../../../packages/*/test/**/*.laws.test.ts',
  ]),
)
