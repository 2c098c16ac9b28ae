import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from './median.js'

const consumers = [
  ['one `t.type`, io-ts alone', 'ioTsAlone'],
  ['every vendor, composed in a `t.type`', 'everyVendor'],
] as const

// Without a configuration, the packages are those that were built. One thread counts the same each time.
const options = '--noEmit --extendedDiagnostics --singleThreaded --ignoreConfig --strict --skipLibCheck'
const target = '--module nodenext --target es2022 --lib es2022'

const RUNS = 5

const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')

const check = (file: string): string => {
  const words = [compiler, ...`${options} ${target}`.split(' '), file]
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`a consumer does not compile:\n${stdout}${stderr}`)
  return stdout
}

const numberOf = (diagnostics: string, name: string): number => {
  const found = new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(diagnostics)?.[1]
  if (found === undefined) throw new Error(`tsc gives no ${name}`)
  return Number(found)
}

/** The cost of checking the types of a consumer that uses every vendor, and of one that uses io-ts alone. */
export const measureTypeChecking = (times: number = RUNS) =>
  consumers.map(([name, consumer]) => {
    const file = fileURLToPath(new URL(`consumers/${consumer}.ts`, import.meta.url))
    const runs = Array.from({ length: times }, () => check(file))
    const [first = ''] = runs
    return {
      name,
      types: numberOf(first, 'Types'),
      instantiations: numberOf(first, 'Instantiations'),
      checkMilliseconds: median(runs.map((run) => numberOf(run, 'Check time') * 1_000)),
    }
  })
