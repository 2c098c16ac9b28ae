// Measures the sections named by its arguments, after the set of inputs, and prints the slices as JSON.
import type { InputSet } from './inputs.js'
import { largestInput } from './inputs.js'
import { measureRaces } from './measureRaces.js'
import type { RaceSection } from './races.js'
import { racesOf } from './races.js'

const [set, ...sections] = process.argv.slice(2) as [InputSet, ...RaceSection[]]
const races = sections.flatMap((section) => racesOf(section, set))
// The largest input comes last: V8 runs a loop over members more slowly once it has seen an object with thousands.
const last = races.filter(({ name }) => name === largestInput)
const slices = await measureRaces([...races.filter((race) => !last.includes(race)), ...last])
process.stdout.write(JSON.stringify(slices))
