import fc from 'fast-check'

// A fixed seed, so that results are the same on every machine.
fc.configureGlobal({ seed: 6749, numRuns: 10 })
