import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '@tooling/testing/workspace'
import { afterAll } from 'vitest'

type Files = ReadonlyMap<string, string>

// Stands for a test runner, so that a test can check that a generated test fails.
const runner = `declare const collected: unknown[]
export const test = (name: string, run: () => void): unknown => collected.push([name, run])
`

const messageOf = (run: () => void): readonly string[] => {
  try {
    run()
    return []
  } catch (error) {
    return [error instanceof Error ? error.message : '']
  }
}

/** Creates a project in a temporary folder, removed after the tests of the calling file. */
export const temporaryProject = () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-project-')))
  afterAll(() => rmSync(home, { recursive: true }))
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }\n')
  symlinkSync(join(root, 'packages/cli/node_modules'), join(home, 'node_modules'), 'junction')

  const write = (folder: string, files: Files): string => {
    mkdirSync(join(home, folder), { recursive: true })
    for (const [name, text] of files) writeFileSync(join(home, folder, name), text)
    return join(home, folder)
  }

  /** Runs a generated test. Returns the number of its tests, and the messages of those that fail. */
  const runGenerated = async (folder: string, files: Files, runs = 5) => {
    const collected: (readonly [name: string, run: () => void])[] = []
    Object.assign(globalThis, { collected })
    const written = write(`run ${folder}`, new Map([...files, ['runner.ts', runner]]))
    const path = join(written, [...files.keys()].find((name) => name.endsWith('.test.ts')) ?? '')
    const text = readFileSync(path, 'utf8').replace("from 'vitest'", "from './runner.js'")
    writeFileSync(path, text.replace('runs: 100', `runs: ${runs}`))
    await import(/* @vite-ignore */ pathToFileURL(path).href)
    return { tests: collected.length, failures: collected.flatMap(([, run]) => messageOf(run)) }
  }

  return { home, write, runGenerated }
}
