import { measureImports } from './coldImport.js'
import type { Decoding } from './decoding.js'
import { decodingNames, measureDecoding } from './decoding.js'
import type { InputName } from './inputs.js'
import { inputNames } from './inputs.js'
import { figure, pair, table } from './markdown.js'
import type { Operating } from './operating.js'
import { measureOperations } from './operating.js'
import type { Target } from './targets.js'
import { targets } from './targets.js'
import { measureTypeChecking } from './typeChecking.js'

const headings: Readonly<Record<InputName, string>> = {
  full: 'full',
  unknown: 'with three unknown members',
  minimal: 'minimal',
  invalid: 'invalid',
  hostile: '10,000 unknown members',
}

const figureOf = (decoding: readonly Decoding[], contender: string, input: InputName, interleaved: boolean) => {
  const measured = decoding.find((one) => one.input === input && one.interleaved === interleaved)
  return measured?.figures[decodingNames.indexOf(contender)] ?? { nanoseconds: Number.NaN, ratio: Number.NaN }
}

const decodingTable = (decoding: readonly Decoding[]): string => {
  const cells = (name: string, of: 'nanoseconds' | 'ratio', unit: number): readonly string[] =>
    inputNames.map((input) => {
      const [alone, interleaved] = [false, true].map((mode) => figureOf(decoding, name, input, mode)[of] / unit)
      return pair(alone ?? Number.NaN, interleaved ?? Number.NaN)
    })
  const [ours = '', ...others] = decodingNames
  return table(
    ['`decode`', ...inputNames.map((name) => headings[name])],
    [
      [`\`${ours}\`, µs`, ...cells(ours, 'nanoseconds', 1_000)],
      ...others.map((name) => [name, ...cells(name, 'ratio', 1)]),
    ],
  )
}

const operationsTable = (operations: readonly Operating[]): string =>
  table(
    ['operation', 'µs', 'compared with', 'ratio to it'],
    operations.map(({ name, reference, alone, interleaved }) => [
      name,
      pair(alone.nanoseconds / 1_000, interleaved.nanoseconds / 1_000),
      reference,
      pair(alone.ratio, interleaved.ratio),
    ]),
  )

const measuredOf = (
  { of, bound }: Target,
  decoding: readonly Decoding[],
  operations: readonly Operating[],
): readonly [alone: number, interleaved: number] => {
  if ('operation' in of) {
    const operation = operations.find(({ name }) => name === of.operation)
    return [operation?.alone.ratio ?? Number.NaN, operation?.interleaved.ratio ?? Number.NaN]
  }
  const [alone, interleaved] = [false, true].map((mode) => {
    const { ratio } = figureOf(decoding, of.contender, of.input, mode)
    return 'most' in bound ? 1 / ratio : ratio
  })
  return [alone ?? Number.NaN, interleaved ?? Number.NaN]
}

const targetsTable = (decoding: readonly Decoding[], operations: readonly Operating[]): string => {
  const rows = targets.flatMap((target) => {
    const [alone, interleaved] = measuredOf(target, decoding, operations)
    if (Number.isNaN(alone)) return []
    const { what, bound } = target
    const isMet = (ratio: number): boolean => ('most' in bound ? ratio <= bound.most : ratio >= bound.least)
    const met = [alone, interleaved].map((ratio) => (isMet(ratio) ? 'yes' : 'no'))
    const wanted = 'most' in bound ? `at most ${bound.most}` : `at least ${bound.least}`
    return [[what, wanted, pair(alone, interleaved), met[0] === met[1] ? `${met[0]}` : met.join(' / ')]]
  })
  return table(['target', 'wanted', 'measured', 'met'], rows)
}

const importsTable = (): string =>
  table(
    ['process that imports', 'ms', 'over nothing'],
    measureImports().map(({ name, milliseconds, over }) => [
      name,
      milliseconds.toFixed(0),
      name === 'nothing' ? '' : over.toFixed(0),
    ]),
  )

const typesTable = (): string =>
  table(
    ['consumer', 'types', 'instantiations', 'check time, ms'],
    measureTypeChecking().map(({ name, types, instantiations, checkMilliseconds }) => [
      name,
      figure(types),
      figure(instantiations),
      figure(checkMilliseconds),
    ]),
  )

export const sectionNames = ['decode', 'operations', 'import', 'types'] as const

export type SectionName = (typeof sectionNames)[number]

/** Measures what is asked for, and says it in Markdown tables. */
export const measureSections = async (names: ReadonlySet<SectionName>): Promise<readonly string[]> => {
  const decoding = names.has('decode') ? await measureDecoding() : []
  const operations = names.has('operations') ? await measureOperations() : []
  return [
    ...(decoding.length > 0 ? [decodingTable(decoding)] : []),
    ...(operations.length > 0 ? [operationsTable(operations)] : []),
    ...(decoding.length > 0 || operations.length > 0 ? [targetsTable(decoding, operations)] : []),
    ...(names.has('import') ? [importsTable()] : []),
    ...(names.has('types') ? [typesTable()] : []),
  ]
}
