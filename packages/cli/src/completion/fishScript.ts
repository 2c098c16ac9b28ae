import type { CompletedFlag, CompletionTable, Values } from './CompletionTable.js'

const quoted = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`

const wordsOf = ({ words, paths }: Values): readonly string[] => [
  ...(words.length > 0 ? ['-a', quoted(words.join(' '))] : []),
  ...(paths === 'folders' ? ['-a', quoted('(__fish_complete_directories)')] : []),
  ...(paths === 'files' ? ['-F'] : []),
]

const flagLine = (condition: string, { names, description, values }: CompletedFlag): string => {
  const options = names.flatMap((name) => (name.startsWith('--') ? ['-l', name.slice(2)] : ['-s', name.slice(1)]))
  // -r requires a value; -f offers no files for it.
  const required = values === undefined ? [] : ['-r', ...(values.paths === 'files' ? [] : ['-f']), ...wordsOf(values)]
  return ['complete -c token-codecs', '-n', condition, ...options, ...required, '-d', quoted(description)].join(' ')
}

/** Prints the script for fish 3 and later. */
export const fishScript = ({ flags, commands }: CompletionTable): string => {
  const first = '__fish_use_subcommand'
  const lines = commands.flatMap(({ name, description, flags, values }) => {
    const after = quoted(`__fish_seen_subcommand_from ${name}`)
    const offered = wordsOf(values)
    return [
      `complete -c token-codecs -n ${first} -a ${name} -d ${quoted(description)}`,
      ...flags.map((flag) => flagLine(after, flag)),
      ...(offered.length > 0 ? [`complete -c token-codecs -n ${after} ${offered.join(' ')}`] : []),
    ]
  })
  return `# Completes token-codecs in fish.
complete -c token-codecs -f
${[...flags.map((flag) => flagLine(first, flag)), ...lines].join('\n')}
`
}
