import type { Streams } from '../Streams.js'
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
  const listed = choices.length === 0 ? '' : ` [${choices.join(', ')}]`
  return assumed === undefined ? listed : `${listed} (${assumed})`
}

/**
 * Asks on a terminal until every question is settled. Each reply may settle or raise others, so the plan is made again.
 * An empty line accepts the assumed value. Returns the last plan if the terminal is closed.
 */
export const settle = async (
  planBy: (settings: Settings) => Plan,
  given: Settings,
  { stdin, stderr }: Pick<Streams, 'stdin' | 'stderr'>,
): Promise<Plan> => {
  const lines = linesOf(stdin)
  let settings = given
  for (;;) {
    const planned = planBy(settings)
    const question = planned.questions.find(({ id }) => !id.startsWith('NAME.'))
    if (question === undefined) return planned
    stderr.write(`${question.ask}${choicesOf(question)}\n> `)
    const { value, done } = await lines.next()
    if (done) return planned
    const reply = value.trim() || question.assumed
    const isChoice = question.choices.length === 0 || (reply !== undefined && question.choices.includes(reply))
    if (reply !== undefined && isChoice) settings = { ...settings, [question.id]: reply }
  }
}
