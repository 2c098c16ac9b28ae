import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'

const executable = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Starts the system's Chromium, without its background requests. */
export const startChromium = async (): Promise<Browser> => {
  if (!existsSync(executable)) {
    throw new Error(`Chromium not found at ${executable}: run apt-get install -y chromium, or set CHROMIUM to its path`)
  }
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update']
  const args = ['--no-sandbox', '--disable-gpu', '--disable-sync', ...quiet]
  return await chromium.launch({ executablePath: executable, headless: true, args })
}

const headers = { 'content-security-policy': "default-src 'none'; script-src 'self'" }

const html = `<!doctype html><title>fake</title>
<script src="/listener.js"></script>
<script type="module" src="/program.js"></script>`

// A separate script, because the policy forbids inline scripts.
const listener = `document.addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) => {
  console.log('violation:', violatedDirective, blockedURI)
})
addEventListener('load', () => setTimeout(() => console.log('the end'), 200))`

/**
 * Runs a program in a page under a strict content-security policy. The page's requests do not leave this process.
 * Returns the console's lines, and all console events as JSON.
 */
export const runInPage = async (browser: Browser, program: string) => {
  const files: Readonly<Record<string, string>> = { '/': html, '/listener.js': listener, '/program.js': program }
  const page = await browser.newPage()
  try {
    await page.route('**', (route) => {
      const { pathname } = new URL(route.request().url())
      const body = files[pathname]
      const contentType = pathname.endsWith('.js') ? 'text/javascript' : 'text/html'
      return body === undefined ? route.abort() : route.fulfill({ contentType, body, headers })
    })
    const lines: string[] = []
    const events: unknown[] = []
    page.on('console', (message) => lines.push(message.text()))
    page.on('pageerror', (error) => lines.push(`error: ${error.message}`))
    const session = await page.context().newCDPSession(page)
    session.on('Runtime.consoleAPICalled', (event) => events.push(event))
    await session.send('Runtime.enable')
    const end = page.waitForEvent('console', { predicate: (message) => message.text() === 'the end' })
    await page.goto('https://page.example/')
    await end
    return { lines: lines.filter((line) => line !== 'the end'), events: JSON.stringify(events) }
  } finally {
    await page.close()
  }
}
