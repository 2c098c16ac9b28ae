import type { CompletedCommand, CompletedFlag, CompletionTable, Values } from './CompletionTable.js'

const namesOf = (flags: readonly CompletedFlag[]): readonly string[] => flags.flatMap(({ names }) => names)

const assigned = ({ words, paths }: Values): string => `words='${words.join(' ')}' paths=${paths ?? ''}`

const flagCases = ({ name, flags }: CompletedCommand): readonly string[] =>
  flags.flatMap(({ names, values }) =>
    values === undefined ? [] : [`    ${names.map((flag) => `${name},${flag}`).join('|')}) ${assigned(values)} ;;`],
  )

const caseOf = (name: string, flags: readonly CompletedFlag[], values: Values): string =>
  `    ${name},*) if [[ $current == -* ]]; then words='${namesOf(flags).join(' ')}'; else ${assigned(values)}; fi ;;`

/** Prints the script for bash 3.2 and later. */
export const bashScript = ({ flags, commands }: CompletionTable): string => `# Completes token-codecs in bash.
_token_codecs() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= words= paths= word
  # Bash splits --flag=value into three words.
  if [[ $current == = ]]; then current=
  elif [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $word != -* ]]; then command=$word; break; fi
  done
  case $command,$previous in
${commands.flatMap(flagCases).join('\n')}
${commands.map(({ name, flags, values }) => caseOf(name, flags, values)).join('\n')}
${caseOf('', flags, { words: commands.map(({ name }) => name) })}
  esac
  COMPREPLY=()
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$words" -- "$current")
  # Bash 3.2 has no compopt.
  case $paths in
    files) compopt -o default 2> /dev/null || paths=-f ;;
    folders) compopt -o dirnames 2> /dev/null || paths=-d ;;
  esac
  if [[ $paths == -? ]]; then
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$paths" -- "$current")
  fi
}
complete -F _token_codecs token-codecs
`
