const signals = ['SIGINT', 'SIGTERM'] as const

/** Turns the first signal that ends a process into an abort. */
export interface Stop {
  readonly signal: AbortSignal
  readonly stoppedBy: () => (typeof signals)[number] | undefined
  /** Leaves later signals to Node. */
  readonly release: () => void
}

/** Listens for signals until it is released. A second signal ends the process at once. */
export const stopOnSignals = (): Stop => {
  const controller = new AbortController()
  let first: (typeof signals)[number] | undefined
  const listeners = signals.map((signal) => ({
    signal,
    listener: () => {
      first ??= signal
      controller.abort()
    },
  }))
  for (const { signal, listener } of listeners) process.once(signal, listener)
  return {
    signal: controller.signal,
    stoppedBy: () => first,
    release: () => {
      for (const { signal, listener } of listeners) process.removeListener(signal, listener)
    },
  }
}
