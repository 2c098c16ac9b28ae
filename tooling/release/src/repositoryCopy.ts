import { execFileSync } from 'node:child_process'
import { cpSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathsIn, root } from '@tooling/testing/workspace'

/** The root's `changeset` program. */
export const changeset: string = createRequire(join(root, 'package.json')).resolve('@changesets/cli/bin.js')

/** Environment for commits and tags in a copy, without the hooks and signatures of the user's settings. */
export const gitEnvironment: Readonly<Record<string, string>> = {
  GIT_AUTHOR_NAME: 'fake',
  GIT_AUTHOR_EMAIL: 'fake@example.invalid',
  GIT_COMMITTER_NAME: 'fake',
  GIT_COMMITTER_EMAIL: 'fake@example.invalid',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
}

export const git = (folder: string, args: readonly string[]): string =>
  execFileSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...gitEnvironment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** Runs git and returns the printed lines. */
export const gitLines = (folder: string, args: readonly string[]): readonly string[] =>
  git(folder, args)
    .split('\n')
    .filter((line) => line !== '')

/** Commits all files of a folder, after creating a repository there if necessary. */
export const commitAll = (folder: string): void => {
  if (!existsSync(join(folder, '.git'))) git(folder, ['init', '--quiet', '--initial-branch=main'])
  git(folder, ['add', '--all'])
  git(folder, ['commit', '--quiet', '--allow-empty', '--message', 'fake'])
}

/** Copies the repository's files, with uncommitted changes, into a new repository with one commit. */
export const copyRepository = (folder: string, wanted: (path: string) => boolean = () => true): void => {
  for (const path of pathsIn(root).filter(wanted)) cpSync(join(root, path), join(folder, path))
  commitAll(folder)
}
