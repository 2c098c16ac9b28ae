Error.stackTraceLimit = 3
