const publication = 'node tooling/pnpm.mjs changeset publish'

/** What comes before a publication, each only after the one before went well. */
const before = ['node tooling/release/src/ready.mjs', 'npm test', 'npm run consumers']

/** What is wrong with the scripts of the root: nothing may be published that was not tested. */
export const scriptProblems = (scripts: Readonly<Record<string, string>>): readonly string[] => {
  const expected = [...before, publication].join(' && ')
  const others = Object.entries(scripts).filter(([name, text]) => name !== 'release' && /\bpublish\b/.test(text))
  return [
    ...(scripts.release === expected ? [] : [`make the script release: ${expected}`]),
    ...others.map(([name]) => `let the script ${name} publish nothing: that is release's`),
  ]
}

const commandsIn = (workflow: string): readonly string[] =>
  [...workflow.matchAll(/^\s*(?:- )?run: (.+)$/gm)].map(([, command = '']) => command)

const needed: readonly (readonly [pattern: RegExp, problem: string])[] = [
  [/^on:\n {2}workflow_dispatch:\n\n/m, 'let a person start the workflow, and nothing else'],
  [/^ +id-token: write$/m, 'give the workflow id-token: write'],
  [/^ +NPM_CONFIG_PROVENANCE: 'true'$/m, "set NPM_CONFIG_PROVENANCE: 'true'"],
  [/^ +fetch-depth: 0$/m, 'fetch the whole history, by which changes without a changeset are found'],
  [/^ +if: github\.ref == 'refs\/heads\/main'$/m, 'let the workflow run on main only'],
]

/** What is wrong with the workflow that publishes. */
export const workflowProblems = (workflow: string): readonly string[] => {
  const commands = commandsIn(workflow)
  const actions = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action = '']) => action)
  return [
    ...needed.filter(([pattern]) => !pattern.test(workflow)).map(([, problem]) => problem),
    ...(commands.filter((command) => command === 'npm run release').length === 1 ? [] : ['run `npm run release` once']),
    ...commands
      .filter((command) => /\bpublish\b|--ignore-scripts|\|\| |; /.test(command))
      .map((command) => `let nothing but \`npm run release\` publish: ${command}`),
    ...(/continue-on-error|run: [|>]/.test(workflow) ? ['let each step be one command, and stop where it fails'] : []),
    ...actions.filter((action) => !/@[0-9a-f]{40}$/.test(action)).map((action) => `pin ${action} to a commit`),
  ]
}
