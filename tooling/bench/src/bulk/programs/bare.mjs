// Converts nothing: parses and stringifies each line of a file into another, in blocks of 64 KiB.
import { openSync, readSync, writeSync } from 'node:fs'

const [input, output] = process.argv.slice(2)
const [source, target] = [openSync(input, 'r'), openSync(output, 'w', 0o600)]
const decoder = new TextDecoder()
const block = new Uint8Array(65_536)
let rest = ''

const again = (line) => {
  try {
    return `${JSON.stringify(JSON.parse(line))}\n`
  } catch {
    return ''
  }
}

for (let count = readSync(source, block); count > 0; count = readSync(source, block)) {
  const lines = (rest + decoder.decode(block.subarray(0, count), { stream: true })).split('\n')
  rest = lines.pop()
  writeSync(target, lines.map(again).join(''))
}
if (rest !== '') writeSync(target, again(rest))
