import { execFileSync } from 'node:child_process'
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'

/** Runs git in a folder, as nobody in particular, whatever the user's configuration says of hooks and signatures. */
export const git = (folder: string, args: readonly string[]): string =>
  execFileSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...gitEnvironment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** Of somebody who commits and tags in a copy. */
export const gitEnvironment: Readonly<Record<string, string>> = {
  GIT_AUTHOR_NAME: 'fake',
  GIT_AUTHOR_EMAIL: 'fake@example.invalid',
  GIT_COMMITTER_NAME: 'fake',
  GIT_COMMITTER_EMAIL: 'fake@example.invalid',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
}

/** Commits all there is in a folder, which becomes a repository of its own with a branch `main`. */
export const commitAll = (folder: string): void => {
  if (!existsSync(join(folder, '.git'))) git(folder, ['init', '--quiet', '--initial-branch=main'])
  git(folder, ['add', '--all'])
  git(folder, ['commit', '--quiet', '--allow-empty', '--message', 'fake'])
}

/** What is in the repository, what is not committed yet too: neither what git ignores nor what was deleted. */
const repositoryPaths = (): readonly string[] =>
  git(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard'])
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(root, path)))

/** Copies the repository as it is now into an empty folder, as a repository of its own. */
export const copyRepository = (folder: string, wanted: (path: string) => boolean = () => true): void => {
  for (const path of repositoryPaths().filter(wanted)) cpSync(join(root, path), join(folder, path))
  commitAll(folder)
}
