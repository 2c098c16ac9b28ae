import fc from 'fast-check'

// One seed, so that a mutant meets the same values on every machine.
fc.configureGlobal({ seed: 6749, numRuns: 10 })
