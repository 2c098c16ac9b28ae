import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on loopback, on a port that the system chose. */
export interface Listening {
  readonly origin: string
  /** Answers requests from now on, in place of an earlier listener. */
  readonly answer: (listener: RequestListener) => void
  readonly close: () => void
}

export const listen = async (): Promise<Listening> => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: (listener) => void server.removeAllListeners('request').on('request', listener),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
