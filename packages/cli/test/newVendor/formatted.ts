import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '@tooling/testing/workspace'

/** Returns the complaints of this repository's linter and formatter about files, or an empty string. */
export const formatProblems = (files: ReadonlyMap<string, string>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'token-codecs-formatted-'))
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  try {
    for (const [path, text] of files) write(path, text)
    const config = JSON.parse(readFileSync(join(root, '.biome.json'), 'utf8'))
    write('biome.json', JSON.stringify({ ...config, vcs: { enabled: false } }))
    const checked = [...files.keys()].filter((path) => /\.(?:ts|json)$/.test(path))
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/@biomejs/biome/bin/biome'),
        'check',
        '--error-on-warnings',
        '--vcs-enabled=false',
        ...checked,
      ],
      { cwd: folder, encoding: 'utf8' },
    )
    return status === 0 ? '' : `${stdout}${stderr}`
  } finally {
    rmSync(folder, { recursive: true })
  }
}
