// Preloaded into a process: writes its processor time and its peak memory into the file that USAGE names, at its end.
import { readFileSync, writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

// The times of a process include its worker threads.
if (isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage()
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
    const usage = { processor: (userCPUTime + systemCPUTime) / 1e6, megabytes: Number(kilobytes) / 1_000 }
    writeFileSync(process.env.USAGE, JSON.stringify(usage))
  })
}
