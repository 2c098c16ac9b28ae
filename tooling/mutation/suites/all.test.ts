import { gather } from '../src/gather.js'

// Two thirds of the mutants are in what runs while modules load, and meet the whole suite: what is slow has to earn it.
// Left out are the laws and the properties, which say of all values at random what examples say of one, and
// hostileSize.test.ts and limits.test.ts, whose huge inputs take longer than all the rest.
gather(
  import.meta.glob([
    '../../../packages/core/test/*.test.ts',
    '!../../../packages/core/test/*.properties.test.ts',
    '!../../../packages/core/test/{hostileSize,limits}.test.ts',
    '!../../../packages/core/test/{areSecretsEqual.json,fromResponse,unknownMembers}.test.ts',
  ]),
)
gather(
  import.meta.glob([
    '../../../packages/*/test/*.test.ts',
    '!../../../packages/{cli,core,laws}/**',
    '!../../../packages/*/test/*.laws.test.ts',
  ]),
)
// The slowest come last: what fails first ends a run.
gather(import.meta.glob('../../../packages/core/test/{areSecretsEqual.json,fromResponse,unknownMembers}.test.ts'))
