import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'

const executable = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Starts the Chromium of the system, which looks for nothing in any network. */
export const startChromium = async (): Promise<Browser> => {
  if (!existsSync(executable)) {
    throw new Error(`there is no Chromium at ${executable}: apt-get install -y chromium, or name another in CHROMIUM`)
  }
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update']
  const args = ['--no-sandbox', '--disable-gpu', '--disable-sync', ...quiet]
  return await chromium.launch({ executablePath: executable, headless: true, args })
}

const policy = "default-src 'none'; script-src 'self'"

// Every violation is printed, and at the end that it is the end: a script of its own, since the policy allows no other.
const listener = `document.addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) => {
  console.log('violation:', violatedDirective, blockedURI)
})
addEventListener('load', () => setTimeout(() => console.log('the end'), 200))
`

const html = `<!doctype html><title>fake</title>
<script src="/listener.js"></script>
<script type="module" src="/program.js"></script>
`

/** What a page printed: as text, and all that the browser's console was told. */
export interface Printed {
  readonly lines: readonly string[]
  readonly told: string
}

/** Runs a program in a page under a strict content-security policy, from a server on loopback. */
export const runInPage = async (browser: Browser, program: string): Promise<Printed> => {
  const files = new Map([
    ['/', ['text/html', html] as const],
    ['/listener.js', ['text/javascript', listener] as const],
    ['/program.js', ['text/javascript', program] as const],
  ])
  const server = createServer((request, response) => {
    const [type, text] = files.get(request.url ?? '') ?? []
    if (type === undefined) return response.writeHead(404).end()
    return response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const page = await browser.newPage()
  try {
    const lines: string[] = []
    const told: unknown[] = []
    page.on('console', (message) => lines.push(message.text()))
    page.on('pageerror', (error) => lines.push(`error: ${error.message}`))
    const session = await page.context().newCDPSession(page)
    session.on('Runtime.consoleAPICalled', (event) => told.push(event))
    await session.send('Runtime.enable')
    const end = page.waitForEvent('console', { predicate: (message) => message.text() === 'the end' })
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await end
    return { lines: lines.filter((line) => line !== 'the end'), told: JSON.stringify(told) }
  } finally {
    await page.close()
    server.close()
  }
}
