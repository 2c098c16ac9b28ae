import { measureImports } from './coldImport.js'
import { figure, pair, table } from './markdown.js'
import type { Figure, Figures, Race } from './measureRaces.js'
import { measureRaces } from './measureRaces.js'
import { decodingRaces, operationRaces } from './races.js'
import { targets } from './targets.js'
import { measureTypeChecking } from './typeChecking.js'

/** Figures measured with nothing else in the process, and those with all vendors interleaved. */
type Twice = readonly [alone: Figures, interleaved: Figures]

const unmeasured: Figure = { nanoseconds: Number.NaN, ratio: Number.NaN }

/** Both figures of an arm, as numbers. */
const both = ([alone, interleaved]: Twice, race: string, arm: string, pick: (figure: Figure) => number) => {
  const of = (figures: Figures): number => pick(figures.get(race)?.get(arm) ?? unmeasured)
  return [of(alone), of(interleaved)] as const
}

const microseconds = ({ nanoseconds }: Figure): number => nanoseconds / 1_000
const ratio = (measured: Figure): number => measured.ratio

const decodingTable = (figures: Twice): string => {
  const races = decodingRaces.map(({ name }) => name)
  const [ours = '', ...others] = decodingRaces[0]?.arms.map(({ name }) => name) ?? []
  return table(
    ['`decode`', ...races],
    [
      [`${ours}, µs`, ...races.map((race) => pair(...both(figures, race, ours, microseconds)))],
      ...others.map((name) => [name, ...races.map((race) => pair(...both(figures, race, name, ratio)))]),
    ],
  )
}

const operationsTable = (figures: Twice): string =>
  table(
    ['operation', 'µs', 'compared with', 'ratio to it'],
    operationRaces.map(({ name, arms }) => [
      name,
      pair(...both(figures, name, name, microseconds)),
      arms[0]?.name ?? '',
      pair(...both(figures, name, name, ratio)),
    ]),
  )

const targetsTable = (figures: Twice): string => {
  const rows = targets.flatMap(({ race, arm, to, bound }) => {
    const [above, below] = [both(figures, race, arm, ratio), both(figures, race, to, ratio)]
    const ratios = [above[0] / below[0], above[1] / below[1]] as const
    if (Number.isNaN(ratios[0])) return []
    const [alone, beside] = ratios.map((value) =>
      ('most' in bound ? value <= bound.most : value >= bound.least) ? 'yes' : '**no**',
    )
    const wanted = 'most' in bound ? `at most ${bound.most}` : `at least ${bound.least}`
    const what = race === arm ? `${arm} : ${to}` : `${arm} : ${to}, ${race}`
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
    measureTypeChecking().map(({ name, ...counts }) => [name, ...Object.values(counts).map(figure)]),
  )

export const sectionNames = ['decode', 'operations', 'import', 'types'] as const

export type SectionName = (typeof sectionNames)[number]

/** Measures the sections asked for, and gives them as Markdown tables. */
export const measureSections = async (names: ReadonlySet<SectionName>): Promise<readonly string[]> => {
  const races: readonly Race[] = [
    ...(names.has('decode') ? decodingRaces : []),
    ...(names.has('operations') ? operationRaces : []),
  ]
  // Everything alone comes first: code that has met nine codecs does not forget them.
  const figures: Twice = [await measureRaces(races, false), await measureRaces(races, true)]
  return [
    ...(names.has('decode') ? [decodingTable(figures)] : []),
    ...(names.has('operations') ? [operationsTable(figures)] : []),
    ...(races.length > 0 ? [targetsTable(figures)] : []),
    ...(names.has('import') ? [importsTable()] : []),
    ...(names.has('types') ? [typesTable()] : []),
  ]
}
