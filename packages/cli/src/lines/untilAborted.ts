/** Yields the chunks of a stream until a signal is aborted, even if the next chunk never arrives. */
export async function* untilAborted<Chunk>(stream: AsyncIterable<Chunk>, signal: AbortSignal): AsyncGenerator<Chunk> {
  const iterator = stream[Symbol.asyncIterator]()
  const aborted = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
  for (;;) {
    const next = await Promise.race([iterator.next(), aborted])
    if (next === undefined || next.done) return
    yield next.value
  }
}
