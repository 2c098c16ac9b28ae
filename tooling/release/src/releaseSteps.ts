const release = [
  'node tooling/release/src/ready.mjs',
  'npm test',
  'npm run verify',
  'node tooling/pnpm.mjs changeset publish',
].join(' && ')

/** The faults of the root's scripts: nothing may be published that was not tested. */
export const scriptProblems = (scripts: Readonly<Record<string, string>>): readonly string[] => [
  ...(scripts.release === release ? [] : [`make the script release: ${release}`]),
  ...Object.entries(scripts)
    .filter(([name, text]) => name !== 'release' && /\bpublish\b/.test(text))
    .map(([name]) => `let the script ${name} publish nothing: that is release's`),
]

const needed: readonly (readonly [pattern: RegExp, problem: string])[] = [
  [/^on:\n {2}workflow_dispatch:\n\n/m, 'let a person start the workflow, and nothing else'],
  [/^ +id-token: write\b/m, 'give the workflow id-token: write'],
  [/^ +NPM_CONFIG_PROVENANCE: 'true'$/m, "set NPM_CONFIG_PROVENANCE: 'true'"],
  [/^ +fetch-depth: 0$/m, 'fetch the whole history, by which changes without a changeset are found'],
  [/^ +if: github\.ref == 'refs\/heads\/main'$/m, 'let the workflow run on main only'],
]

/** The faults of the workflow that publishes. */
export const workflowProblems = (workflow: string): readonly string[] => {
  const matches = (pattern: RegExp) => [...workflow.matchAll(pattern)].map(([, match = '']) => match)
  const commands = matches(/^\s*(?:- )?run: (.+)$/gm)
  return [
    ...needed.filter(([pattern]) => !pattern.test(workflow)).map(([, problem]) => problem),
    ...(commands.filter((command) => command === 'npm run release').length === 1 ? [] : ['run `npm run release` once']),
    ...commands
      .filter((command) => /\bpublish\b|--ignore-scripts|\|\| |; /.test(command))
      .map((command) => `let nothing but \`npm run release\` publish: ${command}`),
    ...(/continue-on-error|run: [|>]/.test(workflow) ? ['let each step be one command, and stop where it fails'] : []),
    ...matches(/uses: (\S+)/g)
      .filter((action) => !/@[0-9a-f]{40}$/.test(action))
      .map((action) => `pin ${action} to a commit`),
  ]
}
