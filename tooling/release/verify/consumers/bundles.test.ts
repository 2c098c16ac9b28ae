import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { version as esbuild } from 'esbuild'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { bundle, faultsOf } from '../../src/bundle.js'
import { install, runProgram, write } from '../../src/project.js'
import { mustRun } from '../../src/run.js'
import { runInPage, startChromium } from './browser.js'
import { esModule, expectEverything } from './everyPackage.js'
import { vite } from './versions.js'

const { everything } = inject('shipped')

/** Builds a page with the program in Vite, and returns the page's script. */
const bundleWithVite = async (): Promise<string> => {
  const tools = await install(join(everything, '../tools/vite'), [`vite@${vite}`])
  write(everything, {
    'page/index.html': '<!doctype html><script type="module" src="./main.js"></script>\n',
    'page/main.js': esModule,
    // The polyfill needs a DOM, which Node does not have.
    'page/vite.config.mjs': 'export default { logLevel: "error", build: { modulePreload: { polyfill: false } } }\n',
  })
  const page = join(everything, 'page')
  await mustRun(process.execPath, [join(tools, 'vite/bin/vite.js'), 'build'], page)
  const assets = join(page, 'dist/assets')
  const [file, ...others] = readdirSync(assets)
  if (file === undefined || others.length > 0) throw new Error(`expected one file from Vite, got: ${[file, ...others]}`)
  return readFileSync(join(assets, file), 'utf8')
}

const browser = await startChromium()
afterAll(() => browser.close())

describe.each([
  { name: 'esbuild', version: esbuild, made: (await bundle(everything, esModule)).text },
  { name: 'Vite', version: vite, made: await bundleWithVite() },
])('$name $version', ({ name, made }) => {
  test('bundles every package without eval and Node APIs', () =>
    expect(faultsOf({ text: made, modules: [] })).toEqual([]))

  test('makes a bundle that runs in Node', async () =>
    expectEverything(await runProgram(everything, `bundle-of-${name}.mjs`, made)))

  test('makes a bundle that runs in Chromium under a strict content-security policy', async () => {
    const { lines, events } = await runInPage(browser, made)
    expectEverything({ code: 0, stdout: lines.join('\n'), stderr: '' })
    expect(lines.filter((line) => /^(?:violation|error):/.test(line))).toEqual([])
    expect(events).toContain('shown:')
    expect(events).not.toContain('planted')
  })
})

test('Chromium reports and blocks eval and inline scripts under that policy', async () => {
  const { lines } = await runInPage(
    browser,
    `for (const make of [() => (0, eval)('1'), () => new Function('return 1')]) {
  try {
    make()
    console.log('allowed')
  } catch {}
}
document.body.append(Object.assign(document.createElement('script'), { textContent: 'console.log("allowed")' }))`,
  )
  const seen = lines.filter((line) => line.startsWith('violation:') || line === 'allowed')
  const violations = ['script-src eval', 'script-src eval', 'script-src-elem inline']
  expect(seen).toEqual(violations.map((violation) => `violation: ${violation}`))
})
