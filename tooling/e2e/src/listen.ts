import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Starts a server on loopback, on a free port. */
export const listen = async () => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Sets the listener for requests, in place of an earlier one. */
    answer: (listener: RequestListener) => void server.removeAllListeners('request').on('request', listener),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
