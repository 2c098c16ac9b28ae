// Ends with an error unless all contenders do the same job. A process of its own: what it reads would be part of what the
// compiler knows of the code that is measured.
import { disagreements } from './agreement.js'

const problems = disagreements()
for (const problem of problems) process.stderr.write(`${problem}\n`)
if (problems.length > 0) process.exitCode = 1
