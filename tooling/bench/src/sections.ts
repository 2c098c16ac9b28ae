import { measureImports } from './coldImport.js'
import type { Decoding } from './decoding.js'
import { decodingNames, measureDecoding } from './decoding.js'
import type { InputName } from './inputs.js'
import { inputNames, inputTitles } from './inputs.js'
import { figure, pair, table } from './markdown.js'
import type { Figure } from './measureArms.js'
import type { Operating } from './operating.js'
import { measureOperations } from './operating.js'
import type { Target } from './targets.js'
import { targets } from './targets.js'
import { measureTypeChecking } from './typeChecking.js'

/** What is measured twice: with nothing else in the process, and with all vendors interleaved. */
interface Twice<A> {
  readonly alone: A
  readonly interleaved: A
}

const unmeasured: Figure = { nanoseconds: Number.NaN, ratio: Number.NaN }

const figureOf = (decoding: Decoding, contender: string, input: InputName): Figure =>
  decoding.get(input)?.[decodingNames.indexOf(contender)] ?? unmeasured

const decodingTable = ({ alone, interleaved }: Twice<Decoding>): string => {
  const cells = (name: string, pick: (figure: Figure) => number): readonly string[] =>
    inputNames.map((input) => pair(pick(figureOf(alone, name, input)), pick(figureOf(interleaved, name, input))))
  const [ours = '', ...others] = decodingNames
  return table(
    ['`decode`', ...inputNames.map((name) => inputTitles[name])],
    [
      [`\`${ours}\`, µs`, ...cells(ours, ({ nanoseconds }) => nanoseconds / 1_000)],
      ...others.map((name) => [name, ...cells(name, ({ ratio }) => ratio)]),
    ],
  )
}

const operationNamed = (operations: readonly Operating[], name: string): Figure =>
  operations.find((operation) => operation.name === name)?.figure ?? unmeasured

const operationsTable = ({ alone, interleaved }: Twice<readonly Operating[]>): string =>
  table(
    ['operation', 'µs', 'compared with', 'ratio to it'],
    alone.map(({ name, reference, figure }) => {
      const beside = operationNamed(interleaved, name)
      return [
        name,
        pair(figure.nanoseconds / 1_000, beside.nanoseconds / 1_000),
        reference,
        pair(figure.ratio, beside.ratio),
      ]
    }),
  )

interface Measured {
  readonly decoding: Decoding
  readonly operations: readonly Operating[]
}

const ratioOf = ({ of, bound }: Target, { decoding, operations }: Measured): number => {
  if ('operation' in of) return operationNamed(operations, of.operation).ratio
  const { ratio } = figureOf(decoding, of.contender, of.input)
  return 'most' in bound ? 1 / ratio : ratio
}

const targetsTable = (measured: Twice<Measured>): string => {
  const rows = targets.flatMap((target) => {
    const { what, bound } = target
    const ratios = [ratioOf(target, measured.alone), ratioOf(target, measured.interleaved)] as const
    if (Number.isNaN(ratios[0])) return []
    const [alone, beside] = ratios.map((ratio) =>
      ('most' in bound ? ratio <= bound.most : ratio >= bound.least) ? 'yes' : '**no**',
    )
    const wanted = 'most' in bound ? `at most ${bound.most}` : `at least ${bound.least}`
    return [[what, wanted, pair(...ratios), `${alone}${alone === beside ? '' : ` / ${beside}`}`]]
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
  const measure = async (interleaved: boolean): Promise<Measured> => ({
    decoding: names.has('decode') ? await measureDecoding(interleaved) : new Map(),
    operations: names.has('operations') ? await measureOperations(interleaved) : [],
  })
  // All that is measured alone comes first: what has met nine codecs does not forget them.
  const { alone, interleaved } = { alone: await measure(false), interleaved: await measure(true) }
  const decoding = { alone: alone.decoding, interleaved: interleaved.decoding }
  const operations = { alone: alone.operations, interleaved: interleaved.operations }
  return [
    ...(names.has('decode') ? [decodingTable(decoding)] : []),
    ...(names.has('operations') ? [operationsTable(operations)] : []),
    ...(names.has('decode') || names.has('operations') ? [targetsTable({ alone, interleaved })] : []),
    ...(names.has('import') ? [importsTable()] : []),
    ...(names.has('types') ? [typesTable()] : []),
  ]
}
