import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { include: ['src/failing/tokens.ts'], expandSnapshotDiff: true } })
