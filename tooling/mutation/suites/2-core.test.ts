import '../src/fewCases.js'
import { gather } from '../src/gather.js'

// Left out are the properties, which say of all values at random what examples say of one, and the files whose huge inputs
// take longer than all the rest.
gather(
  import.meta.glob([
    '../../../packages/core/test/*.test.ts',
    '!../../../packages/core/test/*.properties.test.ts',
    '!../../../packages/core/test/{hostileSize,limits}.test.ts',
    '!../../../packages/core/test/{areSecretsEqual.json,fromResponse,unknownMembers}.test.ts',
  ]),
)
