// Runs the example projects as a user does, by the commands of their READMEs. They are copied, and installed from a
// loopback registry with the packed packages. The tests start the servers.
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { pathsIn, readManifest, root } from '@tooling/testing/workspace'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { start } from '../src/background.js'
import type { ExampleProject } from '../src/exampleProjects.js'
import {
  exampleNames,
  examplesFolder,
  linkExampleTools,
  registryForExamples,
  setUpExample,
} from '../src/exampleProjects.js'
import { run } from '../src/run.js'
import { temporaryFolder } from '../src/temporaryFolder.js'
import { startChromium } from './consumers/browser.js'

const { packages } = inject('shipped')

const home = temporaryFolder()
const registry = await registryForExamples(
  home,
  packages.map(({ tarball }) => tarball),
)
afterAll(registry.stop)
linkExampleTools(home)
const setUp = (name: string): Promise<ExampleProject> => setUpExample(home, name, registry.url)

/** Runs the one program of an example by the command of its README. */
const runProgram = async ({ folder, env, programs }: ExampleProject) => {
  const [command, ...others] = programs
  if (command === undefined || others.length > 0) throw new Error(`${folder} has not one program`)
  return run('sh', ['-c', command], { cwd: folder, env })
}

describe.each(exampleNames)('%s', (name) => {
  const paths = pathsIn(join(examplesFolder, name))
  const read = (path: string): string => readFileSync(join(examplesFolder, name, path), 'utf8')

  test('has less than 100 lines of source', () => {
    const lines = paths
      .filter((path) => /\.(?:ts|html)$/.test(path))
      .flatMap((path) => read(path).trimEnd().split('\n'))
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.length).toBeLessThan(100)
  })

  test('is type-checked strictly', () => {
    const configs = paths.filter((path) => path.endsWith('tsconfig.json')).map((path) => JSON.parse(read(path)))
    expect(configs).not.toEqual([])
    for (const { compilerOptions } of configs) expect(compilerOptions).toMatchObject({ strict: true })
  })

  test('is linked from the README', () => {
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(`(tooling/e2e/examples/${name}/README.md)`)
  })
})

/** A token endpoint in the shape of Bolt, which rotates refresh tokens, and an API. */
const startBolt = async () => {
  const state = { issued: 0, isRefusing: false, refusals: 0, rejections: 0 }
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: object): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.url === '/api') {
      const [, issue] = /^Bearer fake-a(\d+)$/.exec(request.headers.authorization ?? '') ?? []
      // The second access token is rejected although it is fresh.
      const isAccepted = issue !== undefined && issue !== '2'
      if (!isAccepted) state.rejections += 1
      return answer(isAccepted ? 200 : 401, {})
    }
    const form = new URLSearchParams(await text(request))
    const credentials = [form.get('client_id'), form.get('client_secret')].join(' ')
    const grant = [form.get('grant_type'), form.get('code'), form.get('refresh_token')].join(' ')
    const granted = state.issued === 0 ? 'authorization_code fake-code ' : `refresh_token  fake-r${state.issued}`
    if (state.isRefusing || credentials !== 'fake-id fake-secret' || grant !== granted) {
      state.refusals += 1
      return answer(400, { error: 'invalid _grant', error_description: 'The refresh token is expired.' })
    }
    state.issued += 1
    const { issued } = state
    // Time in which another process could send the same refresh token.
    await sleep(300)
    answer(200, {
      access_token: `fake-a${issued}`,
      token_type: 'bearer',
      // Fresh for two seconds before the leeway of a minute.
      expires_in: 62,
      refresh_token: `fake-r${issued}`,
      refresh_token_scope: 'bolt.account.view',
      scope: 'bolt.account.manage',
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return { state, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test('two processes of keep-alive-sqlite share a token, send each refresh token once, end when it is revoked, and sign in again', async () => {
  const { folder, env, programs, output } = await setUp('keep-alive-sqlite')
  const { state, origin } = await startBolt()
  const settings = {
    TOKEN_URL: `${origin}/v1/oauth/token`,
    API_URL: `${origin}/api`,
    CLIENT_ID: 'fake-id',
    CLIENT_SECRET: 'fake-secret',
    DATABASE: 'tokens.db',
    INTERVAL: '0.1',
  }
  const startService = (more: object = {}) => {
    const lines = Object.entries({ ...settings, ...more }).map(([name, value]) => `${name}=${value}\n`)
    writeFileSync(join(folder, '.env'), lines.join(''))
    const [program, ...args] = programs[0]?.split(' ') ?? []
    expect([program, programs.length]).toEqual(['node', 1])
    return start(process.execPath, args, folder, env)
  }

  const first = startService({ AUTHORIZATION_CODE: 'fake-code' })
  await first.prints('API: 200\n')
  const second = startService()
  await second.prints('API: 200\n')
  const until = Date.now() + 60_000
  while (state.issued < 5 && Date.now() < until) await sleep(50)
  const outcomes = await Promise.all([first.stop(), second.stop()])

  expect(outcomes.map(({ code, stderr }) => ({ code, stderr }))).toEqual(Array(2).fill({ code: 0, stderr: '' }))
  const lines = outcomes.flatMap(({ stdout }) => stdout.trimEnd().split('\n'))
  expect([...new Set(lines)].sort()).toEqual([...new Set(output.trimEnd().split('\n'))].sort())
  expect(lines.filter((line) => line === 'refresh_token: 200')).toHaveLength(state.issued - 1)
  expect(state.issued).toBeGreaterThanOrEqual(5)
  expect(state).toMatchObject({ refusals: 0 })
  expect(state.rejections).toBeGreaterThanOrEqual(1)
  expect(readFileSync(join(folder, 'tokens.db'), 'latin1')).toContain(`"refreshToken":"fake-r${state.issued}"`)

  state.isRefusing = true
  const { code, stdout, stderr } = await startService({ AUTHORIZATION_CODE: 'fake-code' }).ended()
  expect(code).toBe(1)
  expect(stderr).toMatch(/^sign-in-again: .*invalid_grant.*\n$/)
  expect(stdout).not.toContain('authorization_code')
  expect(stdout + stderr + lines.join('')).not.toContain('fake-')

  Object.assign(state, { isRefusing: false, issued: 0 })
  const again = startService({ AUTHORIZATION_CODE: 'fake-code' })
  await again.prints('API: 200\n')
  expect(await again.stop()).toMatchObject({ code: 0, stdout: expect.stringMatching(/^authorization_code: 200\n/) })
})

/** Starts Redis on a free port. */
const startRedis = async (folder: string) => {
  const program = process.env.REDIS_SERVER ?? 'redis-server'
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder]
  const redis = start(program, args, folder, process.env)
  await redis.prints('Ready to accept connections').catch((error: unknown) => {
    throw new Error(`${program} did not start: apt-get install -y redis-server, or name another in REDIS_SERVER`, {
      cause: error,
    })
  })
  return { port, redis }
}

test('a member of the newer version survives the older one in pinned-versions-queue', async () => {
  const { folder, env, programs, output } = await setUp('pinned-versions-queue')
  const versionIn = (service: string) => readManifest(join(folder, service, 'node_modules/@token-codecs/core')).version
  expect(versionIn('producer')).not.toBe(versionIn('consumer'))
  const { port, redis } = await startRedis(home)
  try {
    const services = programs.map((command) => /^node (\S+)(?: &)?$/.exec(command)?.[1] ?? command)
    const [consumer, producer] = services.map((path) =>
      start(process.execPath, [path], folder, { ...env, REDIS_URL: `redis://127.0.0.1:${port}` }),
    )
    const { stdout = '', ...ending } = (await producer?.ended()) ?? {}
    expect(ending).toEqual({ code: 0, stderr: '' })
    expect(stdout.replace(/issuedAt: \d{10}/, 'issuedAt: 1700000000')).toBe(output)
    expect(output).toContain("subject: 'fake-user'")
    const sender = connect(port, '127.0.0.1').end('LPUSH tokens fake-message\r\n')
    await consumer?.prints('(not-object)')
    sender.destroy()
    const received = await consumer?.stop()
    expect(received).toMatchObject({ code: 0, stderr: expect.stringMatching(/^canonical: .*\n$/) })
    expect(received?.stdout).toContain('extensions: { canonical: <redacted> }')
    expect(received?.stdout).not.toContain('subject')
    expect(JSON.stringify(received)).not.toContain('fake-')
  } finally {
    await redis.stop()
  }
})

test('vendor-migration converts a file, and reports rejected lines without values', async () => {
  const project = await setUp('vendor-migration')
  expect(await runProgram(project)).toEqual({ code: 0, stdout: project.output, stderr: '' })
  const rejects = readFileSync(join(project.folder, 'rejects.jsonl'), 'utf8')
  expect(rejects.match(/"line":\d/g)).toEqual(['"line":3', '"line":4', '"line":5'])
  expect(rejects).not.toContain('fake-')
  const rows = readFileSync(join(project.folder, 'migrated.jsonl'), 'utf8').trimEnd().split('\n')
  expect(rows.map((row) => JSON.parse(row))).toEqual([
    {
      user: 'fake-1',
      received_at: 1700000000,
      response: {
        access_token: 'fake-a',
        token_type: 'Bearer',
        expires_in: 3600,
        refresh_token: 'fake-r',
        scope: 'openid',
        created_at: 1700000000,
      },
    },
    {
      user: 'fake-2',
      received_at: 1700000060,
      response: { access_token: 'fake-b', token_type: 'Bearer', expires_in: 300, created_at: 1700000060 },
    },
  ])
  expect(project.output).not.toContain('fake-')
  writeFileSync(join(project.folder, 'responses.jsonl'), '0\n""\n[]\n')
  expect(await runProgram(project)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^3 lines: 0 migrated, 3 rejected\n$/m),
  })
})

test('unlisted-provider obeys the laws, and converts a response', async () => {
  const project = await setUp('unlisted-provider')
  expect(project.outcomes.get('npm test')?.stdout).toMatch(/^[#ℹ] pass 20$/m)
  expect(await runProgram(project)).toEqual({ code: 0, stdout: project.output, stderr: '' })
  const refused = { message: 'Bad Request', errors: [{ resource: 'RefreshToken', code: 'invalid' }] }
  writeFileSync(join(project.folder, 'response.json'), JSON.stringify(refused))
  const { code, stdout, stderr } = await runProgram(project)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^strava: .*invalid\n$/)
})

test('browser-page shows a redacted token and its losses, under its policy', async () => {
  const { folder, output } = await setUp('browser-page')
  const response = /`(\{ "access_token".*\})`/.exec(readFileSync(join(folder, 'README.md'), 'utf8'))?.[1] ?? ''
  const browser = await startChromium()
  try {
    const page = await browser.newPage()
    const problems: string[] = []
    const requests: string[] = []
    page.on('pageerror', ({ message }) => problems.push(message))
    page.on('console', (message) => problems.push(message.text()))
    page.on('request', (request) => requests.push(request.url()))
    const address = pathToFileURL(join(folder, 'index.html')).href
    await page.goto(address)
    await page.fill('textarea', response)
    const shown = [await page.textContent('output'), ...(await page.locator('li').allTextContents())]
    expect(shown.map((line) => `${line}\n`).join('')).toBe(output)
    await page.fill('textarea', `${response}}`)
    expect([await page.textContent('output'), await page.locator('li').count()]).toEqual(['expected JSON', 0])
    await page.fill('textarea', '{ "error": "invalid_grant" }')
    expect(await page.textContent('output')).toMatch(/^bolt: .*invalid_grant$/)
    expect(problems).toEqual([])
    expect(requests).toEqual([address, new URL('dist/main.js', address).href])
    // The policy is in force.
    await page.evaluate("document.body.append(Object.assign(document.createElement('img'), { src: 'fake.png' }))")
    await expect.poll(() => problems.join()).toMatch(/Content Security Policy/)
  } finally {
    await browser.close()
  }
})
