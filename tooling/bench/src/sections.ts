import { bulkTable } from './bulk/bulkTable.js'
import { importsTable } from './coldImport.js'
import { commandTable } from './commandStart.js'
import type { Figures, Pair, RaceFigures } from './figures.js'
import { figuresOf } from './figures.js'
import type { InputSet } from './inputs.js'
import { inputNames } from './inputs.js'
import { pair, ratioText, table } from './markdown.js'
import type { RaceSection } from './races.js'
import { racesOf } from './races.js'
import { isDecoding, targets } from './targets.js'
import { typesTable } from './typeChecking.js'

const decodingTable = (figures: Figures, set: InputSet): string => {
  const [ours = '', ...others] = racesOf('decode', set)[0]?.arms.map(({ name }) => name) ?? []
  const cells = (figure: (race: RaceFigures) => Pair): readonly string[] =>
    inputNames.map((name) => pair(figure(figures(name))))
  return table(
    [`\`decode\`, ${set} inputs`, ...inputNames],
    [
      [`${ours}, µs`, ...cells((race) => race.microseconds(ours))],
      ...others.map((name) => [name, ...cells((race) => race.ratio(name, ours))]),
    ],
  )
}

const operationsTable = (figures: Figures, set: InputSet): string => {
  const rows = racesOf('operations', set).flatMap(({ name, arms: [ours, ...others] }) => {
    const { microseconds, ratio } = figures(name)
    return others.map((other) => [
      name,
      pair(microseconds(ours?.name ?? '')),
      other.name,
      pair(ratio(ours?.name ?? '', other.name)),
    ])
  })
  return table([`operation, ${set} inputs`, 'µs', 'compared with', 'ratio to it'], rows)
}

/** Table of the targets that were measured, with one pair of columns for each set of inputs. */
const targetsTable = (sections: readonly RaceSection[], measured: ReadonlyMap<InputSet, Figures>): string => {
  const sets = [...measured]
  const rows = targets
    .filter(({ race }) => sections.includes(isDecoding(race) ? 'decode' : 'operations'))
    .map(({ race, ours, other, bound }) => [
      `${isDecoding(race) ? `\`decode\`, ${race}` : race} : ${other}`,
      String(bound),
      ...sets.flatMap(([, figures]) => {
        const ratios = figures(race).ratio(ours, other)
        const met = ratios.map((ratio) => (ratio <= bound ? 'yes' : '**no**'))
        return [ratios.map((ratio) => ratioText(ratio, bound)).join(' / '), met.join(' / ')]
      }),
    ])
  return table(['target', 'at most', ...sets.flatMap(([set]) => [`${set} inputs`, 'met'])], rows)
}

const raceSections: readonly RaceSection[] = ['decode', 'operations']

/** Sections by the package whose performance.md contains them. */
export const pages: ReadonlyMap<string, readonly string[]> = new Map([
  ['core', [...raceSections, 'import', 'command', 'types']],
  ['bulk', ['bulk']],
])

export const sectionNames: readonly string[] = [...pages.values()].flat()

/** Measures the named sections and returns them as Markdown tables. Sets of inputs after the first add only targets. */
export const measureSections = (names: readonly string[], sets: readonly InputSet[]): readonly string[] => {
  const races = raceSections.filter((section) => names.includes(section))
  const measured = new Map((races.length === 0 ? [] : sets).map((set) => [set, figuresOf(set, races)]))
  const tables = [...measured]
    .slice(0, 1)
    .flatMap(([set, figures]) => [
      ...(races.includes('decode') ? [decodingTable(figures, set)] : []),
      ...(races.includes('operations') ? [operationsTable(figures, set)] : []),
      targetsTable(races, measured),
    ])
  return [
    ...tables,
    ...(names.includes('import') ? [importsTable()] : []),
    ...(names.includes('command') ? [commandTable()] : []),
    ...(names.includes('types') ? [typesTable()] : []),
    ...(names.includes('bulk') ? [bulkTable()] : []),
  ]
}
