// Measures the sections named by its arguments, after the set of inputs, and prints the slices as JSON.
import type { InputSet } from './inputs.js'
import { measureRaces } from './measureRaces.js'
import type { RaceSection } from './races.js'
import { racesOf } from './races.js'

const [set, ...sections] = process.argv.slice(2) as [InputSet, ...RaceSection[]]
const slices = await measureRaces(sections.flatMap((section) => racesOf(section, set)))
process.stdout.write(JSON.stringify(slices))
