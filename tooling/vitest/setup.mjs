import fc from 'fast-check'

// One seed for every property: a failure on one machine is the same failure on the next. fast-check prints it, with the path.
fc.configureGlobal({ seed: 6749 })
