// Ends with an error unless all contenders do the same job. It is a separate process, because V8 would remember the inputs
// that it reads when it compiles the code to be measured.
import { disagreements } from './agreement.js'

const problems = disagreements()
for (const problem of problems) process.stderr.write(`${problem}\n`)
if (problems.length > 0) process.exitCode = 1
