import { gather } from '../src/gather.js'

// Two thirds of the mutants are in what runs while modules load, and meet the whole suite: what is slow has to earn it.
// Left out are the laws and the properties, which repeat at random what examples say, and limits.test.ts, whose huge
// inputs take four times as long as all the rest.
gather(import.meta.glob(['../../../packages/core/test/*.test.ts', '!**/limits.test.ts', '!**/*.properties.test.ts']))
gather(
  import.meta.glob(['../../../packages/*/test/*.test.ts', '!**/packages/{cli,core,laws}/**', '!**/*.laws.test.ts']),
)
