import { convertFile } from '@token-codecs/bulk/node'
import { EnterpriseDelegatedToken } from '@token-codecs/enterprise'
import { PipeshubToken } from '@token-codecs/pipeshub'

const { counts } = await convertFile('responses.jsonl', {
  from: PipeshubToken,
  to: EnterpriseDelegatedToken,
  // Each line is a record: when the response was received, and the response.
  receivedAt: { member: 'received_at' },
  member: 'response',
  output: 'migrated.jsonl',
  rejects: 'rejects.jsonl',
  // Goes on after a crash.
  resume: true,
})
for (const { count, source, action, member, code } of counts.notes) {
  console.log(`${count} × ${source}: ${action} ${member} (${code})`)
}
console.log(`${counts.lines} lines: ${counts.written} migrated, ${counts.rejected} rejected`)
