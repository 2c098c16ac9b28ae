import { flagOf } from './surplusFlag.js'

/** Quotes an argument for a POSIX shell. */
const quoted = (text: string): string => (/^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)

/** Defaults, which need not be repeated. */
const defaults: Readonly<Record<string, unknown>> = { onLoss: 'report', notes: 'text' }

/**
 * Returns the command that resumes a conversion. It repeats arguments, which have proved to be names of codecs and of
 * files by then.
 */
export const resumeCommand = (file: string, flags: Readonly<Record<string, unknown>>): string => {
  const given = Object.entries(flags).filter(
    ([name, value]) => name !== 'resume' && value !== undefined && value !== defaults[name],
  )
  const parts = given.flatMap(([name, value]) => (value === true ? [flagOf(name)] : [flagOf(name), `${value}`]))
  const path = file.startsWith('-') ? `./${file}` : file
  return ['token-codecs', 'convert', ...parts, '--resume', path].map(quoted).join(' ')
}
