import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

interface Manifest {
  readonly version: string
  readonly bugs: { readonly url: string }
}

/** Returns the position of the first frame: file, line and column. Never a part of the message, which may quote input. */
const placeOf = ({ stack = '', message }: Error): string => {
  const start = stack.indexOf(message)
  const frames = start === -1 ? '' : stack.slice(start + message.length)
  const [, path] = /^ +at (?:.*\()?(.+:\d+:\d+)\)?$/m.exec(frames) ?? []
  return path === undefined ? '' : ` at ${basename(path)}`
}

/** Describes an exception that the program does not expect in one line, which is safe to publish. */
export const crashLine = (thrown: unknown): string => {
  const { version, bugs }: Manifest = JSON.parse(readFileSync(`${import.meta.dirname}/../package.json`, 'utf8'))
  const what = thrown instanceof Error ? `${thrown.constructor.name}${placeOf(thrown)}` : typeof thrown
  return `token-codecs: unexpected error in version ${version} (${what}): please report this line at ${bugs.url}`
}
