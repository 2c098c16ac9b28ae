import { gather } from '../src/gather.js'

// Without the properties, which try at random what examples pin down, and the files whose huge inputs take longest.
gather(
  import.meta.glob([
    '../../../packages/core/test/**/*.test.ts',
    '!../../../packages/core/test/**/*.properties.test.ts',
    '!../../../packages/core/test/**/{hostileSize,limits}.test.ts',
    '!../../../packages/core/test/**/{eqSecret.json,readResponse,tokenSource,unknownMembers}.test.ts',
  ]),
)
