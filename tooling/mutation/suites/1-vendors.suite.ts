import { gather } from '../src/gather.js'

gather(
  import.meta.glob([
    '../../../packages/*/test/**/*.test.ts',
    '!../../../packages/{bulk,cli,core,laws}/**',
    '!../../../packages/*/test/**/*.laws.test.ts',
  ]),
)
