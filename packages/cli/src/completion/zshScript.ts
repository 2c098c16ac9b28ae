import type { CompletedCommand, CompletedFlag, CompletionTable, Values } from './CompletionTable.js'

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const actionOf = ({ words, paths }: Values): string => {
  // An empty list offers nothing; an empty action would hide the flags too.
  if (paths === undefined) return `(${words.join(' ')})`
  return paths === 'files' ? '_files' : '_path_files -/'
}

/** Returns a specification of a flag for `_arguments`, for each of its names. */
const flagSpecs = ({ names, description, values, isRepeatable }: CompletedFlag): readonly string[] =>
  names.map((name) => {
    const isLong = name.startsWith('--')
    const before = isRepeatable ? '*' : `(${names.join(' ')})`
    const explained = `[${description.replace(/[[\]\\]/g, '\\$&')}]`
    return values === undefined
      ? quoted(`${before}${name}${explained}`)
      : quoted(`${before}${name}${isLong ? '=' : ''}${explained}:value:${actionOf(values)}`)
  })

const commandCase = ({ name, flags, values }: CompletedCommand): string =>
  `        ${name}) _arguments ${[...flags.flatMap(flagSpecs), quoted(`*:argument:${actionOf(values)}`)].join(' ')} ;;`

/** Prints the script for zsh, to be in a folder of `fpath` or to be sourced. */
export const zshScript = ({ flags, commands }: CompletionTable): string => `#compdef token-codecs
# Completes token-codecs in zsh.
_token-codecs() {
  local context state line
  local -a commands
  typeset -A opt_args
  _arguments -C ${flags.flatMap(flagSpecs).join(' ')} '1:command:->command' '*::argument:->argument'
  case $state in
    command)
      commands=(${commands.map(({ name, description }) => quoted(`${name}:${description}`)).join(' ')})
      _describe command commands ;;
    argument)
      case $words[1] in
${commands.map(commandCase).join('\n')}
      esac ;;
  esac
}
if [[ $funcstack[1] == _token-codecs ]]; then _token-codecs "$@"; else compdef _token-codecs token-codecs; fi
`
