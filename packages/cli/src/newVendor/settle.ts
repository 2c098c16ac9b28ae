import type { Streams } from '../Streams.js'
import { RefusedError, UsageError } from '../Streams.js'
import { shownLines, shownName, shownSentence } from '../shown.js'
import type { Plan, Question, Settings } from './Plan.js'

/** Yields the lines of a stream as they arrive. */
async function* linesOf(stream: Streams['stdin']): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stream) {
    const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split(/\r?\n/)
    rest = lines.pop() ?? ''
    yield* lines
  }
}

const choicesOf = ({ choices, assumed }: Question): string => {
  const listed = choices.length === 0 ? '' : ` [${choices.map(shownName).join(', ')}]`
  return assumed === undefined ? listed : `${listed} (${shownName(assumed)})`
}

/** Returns the problem of a reply; `undefined` if it settles the question. */
const problemOf = ({ choices }: Question, reply: string | undefined): string | undefined => {
  const isChoice = choices.length === 0 || (reply !== undefined && choices.includes(reply))
  if (reply !== undefined && isChoice) return undefined
  return choices.length === 0 ? 'expected a value' : `expected one of ${choices.map(shownName).join(', ')}`
}

/** Plans with a further reply. Returns the problem instead if the planner refuses the reply. */
const replanned = (planBy: (settings: Settings) => Plan, settings: Settings): Plan | string => {
  try {
    return planBy(settings)
  } catch (thrown) {
    if (thrown instanceof RefusedError || thrown instanceof UsageError) return shownLines(thrown.message)
    throw thrown
  }
}

/**
 * Asks on a terminal until every question is settled. Each reply may settle or raise others, so the plan is made again.
 * An empty line accepts the assumed value. A reply without use is explained, and the question is asked again. Returns
 * the last plan if the terminal is closed.
 */
export const settle = async (
  planBy: (settings: Settings) => Plan,
  given: Settings,
  { stdin, stderr }: Pick<Streams, 'stdin' | 'stderr'>,
): Promise<Plan> => {
  const lines = linesOf(stdin)
  let settings = given
  let planned = planBy(given)
  for (;;) {
    const question = planned.questions.find(({ id }) => !id.startsWith('NAME.'))
    if (question === undefined) return planned
    stderr.write(`${shownSentence(question.ask)}${choicesOf(question)}\n> `)
    const { value, done } = await lines.next()
    if (done) return planned
    const reply = value.trim() || question.assumed
    const wrong = problemOf(question, reply)
    const next = { ...settings, [question.id]: `${reply}` }
    const result = wrong ?? replanned(planBy, next)
    if (typeof result === 'string') stderr.write(`${result}\n`)
    else {
      planned = result
      settings = next
    }
  }
}
