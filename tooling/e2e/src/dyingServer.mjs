// Prints its port, sends half of the given body to each request, and waits to be killed.
import { createServer } from 'node:http'

const [body = ''] = process.argv.slice(2)
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-length': body.length, 'content-type': 'application/json' })
  response.write(body.slice(0, body.length / 2))
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))
