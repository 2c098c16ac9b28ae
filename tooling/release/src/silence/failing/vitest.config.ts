import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { include: ['src/silence/failing/tokens.ts'], expandSnapshotDiff: true } })
