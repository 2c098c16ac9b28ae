// An empty program, as the baseline.
export {}
