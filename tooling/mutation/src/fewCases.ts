import fc from 'fast-check'

fc.configureGlobal({ seed: 6749, numRuns: 10 })
