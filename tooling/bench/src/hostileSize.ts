// Prints a Markdown table of the time for hostile bodies of 1 MiB. Arguments select families by title; by default, all.
import { hostileBodies, shortMembers } from './hostileBodies.js'
import { comparedText, operationsOf, parse } from './hostileOperations.js'
import { figure, machine, row, table } from './markdown.js'

const SIZE = 1_048_576
const RUNS = 7
/** Milliseconds after which an operation is not repeated, once it has run twice. */
const ENOUGH = 400
/** Upper bound of an operation's time, as a multiple of `JSON.parse`'s. */
const BOUND = 5

/** Returns the shortest processor time of several runs, in milliseconds. */
const best = (operation: () => unknown): number => {
  let least = Number.POSITIVE_INFINITY
  let total = 0
  for (let run = 0; run < RUNS && (run < 2 || total < ENOUGH); run++) {
    const start = process.cpuUsage()
    operation()
    const { user, system } = process.cpuUsage(start)
    const milliseconds = (user + system) / 1_000
    total += milliseconds
    least = Math.min(least, milliseconds)
  }
  return least
}

const titles = process.argv.slice(2)
const asked = hostileBodies.filter(({ title }) => titles.length === 0 || titles.includes(title))
if (asked.length < titles.length) {
  throw new Error(`expected titles among ${hostileBodies.map(({ title }) => title).join('; ')}`)
}

const short = comparedText(shortMembers, shortMembers.make(SIZE))
// The minimum of three, because most ratios have it as their base and noise would flatter them.
const ofShort = Math.min(...[0, 1, 2].map(() => best(() => JSON.parse(short))))

process.stdout.write(
  `${machine}. Milliseconds of processor time, the least of up to ${RUNS} runs. A ratio is to the longer of \`JSON.parse\` of the body (of a form, its members as JSON) and \`JSON.parse\` of 1 MiB of short members, ${figure(ofShort)} ms; at most ${BOUND} is wanted.\n\n${table(['hostile body of 1 MiB', 'outcome', '`JSON.parse`', '`parseResponse`', 'ratio', 'slowest operation', 'ratio'], [])}\n`,
)
for (const family of asked) {
  const body = family.make(SIZE)
  const result = parse(family.codec, body)
  const compared = comparedText(family, body)
  const ofParsing = best(() => {
    try {
      return JSON.parse(compared)
    } catch {
      return undefined
    }
  })
  const times = Object.entries(operationsOf(family, body)).map(([name, run]) => [name, best(run)] as const)
  const reading = Math.max(...times.slice(0, 2).map(([, time]) => time))
  const [slowest = '', time = 0] = times.reduce((one, other) => (other[1] > one[1] ? other : one))
  const ratio = (milliseconds: number): string => {
    const value = milliseconds / Math.max(ofParsing, ofShort)
    return value > BOUND ? `**${figure(value)}**` : figure(value)
  }
  const outcome = result._tag === 'Right' ? 'Right' : result.left.code
  process.stdout.write(
    `${row([family.title, outcome, figure(ofParsing), figure(reading), ratio(reading), slowest, ratio(time)])}\n`,
  )
}
