import { disagreement } from './agreement.js'
import { contenders, ours } from './contenders/index.js'
import { decodingNames, measureDecoding } from './decoding.js'
import { inputNames, inputsNamed } from './inputs.js'

for (const contender of contenders) {
  for (const name of inputNames) {
    for (const input of inputsNamed(name)) {
      const problem = disagreement(ours, contender, input)
      if (problem !== undefined) throw new Error(`${name}: ${problem}`)
    }
  }
}

const measured = await measureDecoding()
for (const { input, interleaved, figures } of measured) {
  process.stdout.write(`\n${input}${interleaved ? ', nine vendors interleaved' : ''}\n`)
  for (const [index, { nanoseconds, ratio }] of figures.entries()) {
    process.stdout.write(`${decodingNames[index]}: ${nanoseconds.toFixed(0)} ns, ${ratio.toFixed(2)}\n`)
  }
}
