import { importsTable } from './coldImport.js'
import { commandTable } from './commandStart.js'
import { pair, table } from './markdown.js'
import type { Figures } from './measureRaces.js'
import { measureRaces } from './measureRaces.js'
import { decodingRaces, operationRaces } from './races.js'
import { targets } from './targets.js'
import { typesTable } from './typeChecking.js'

const decodingTable = (figures: Figures): string => {
  const races = decodingRaces.map(({ name }) => name)
  const [ours = '', ...others] = decodingRaces[0]?.arms.map(({ name }) => name) ?? []
  return table(
    ['`decode`', ...races],
    [
      [`${ours}, µs`, ...races.map((race) => pair(figures(race, ours, 'microseconds')))],
      ...others.map((name) => [name, ...races.map((race) => pair(figures(race, name, 'ratio')))]),
    ],
  )
}

const operationsTable = (figures: Figures): string =>
  table(
    ['operation', 'µs', 'compared with', 'ratio to it'],
    operationRaces.map(({ name, arms }) => [
      name,
      pair(figures(name, name, 'microseconds')),
      arms[0]?.name ?? '',
      pair(figures(name, name, 'ratio')),
    ]),
  )

const targetsTable = (figures: Figures): string => {
  const rows = targets.flatMap(([race, arm, to, wanted, bound]) => {
    const below = figures(race, to, 'ratio')
    const ratios = figures(race, arm, 'ratio').map((above, index) => above / (below[index] ?? Number.NaN))
    if (ratios.some(Number.isNaN)) return []
    const met = ratios.map((ratio) => ((wanted === 'at most' ? ratio <= bound : ratio >= bound) ? 'yes' : '**no**'))
    const what = race === arm ? `${arm} : ${to}` : `${arm} : ${to}, ${race}`
    return [[what, `${wanted} ${bound}`, pair(ratios), [...new Set(met)].join(' / ')]]
  })
  return table(['target', 'wanted', 'measured', 'met'], rows)
}

export const sectionNames: readonly string[] = ['decode', 'operations', 'import', 'command', 'types']

/** Measures the named sections and returns them as Markdown tables. */
export const measureSections = async (names: readonly string[]): Promise<readonly string[]> => {
  const [decode, operations] = [names.includes('decode'), names.includes('operations')]
  const figures = await measureRaces([...(decode ? decodingRaces : []), ...(operations ? operationRaces : [])])
  return [
    ...(decode ? [decodingTable(figures)] : []),
    ...(operations ? [operationsTable(figures)] : []),
    ...(decode || operations ? [targetsTable(figures)] : []),
    ...(names.includes('import') ? [importsTable()] : []),
    ...(names.includes('command') ? [commandTable()] : []),
    ...(names.includes('types') ? [typesTable()] : []),
  ]
}
