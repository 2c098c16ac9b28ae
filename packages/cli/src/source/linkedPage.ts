import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Returns the text of a Markdown page that is linked by a relative path, or `undefined`. Never opens a URL. */
export const linkedPage =
  (file: string) =>
  (link: string): string | undefined => {
    const [path = ''] = link.split(/[?#]/)
    if (/^[a-z][a-z0-9+.-]*:|^[\\/]/i.test(path) || !/\.(?:md|mdx|markdown)$/i.test(path)) return undefined
    try {
      return readFileSync(resolve(dirname(file), decodeURIComponent(path)), 'utf8')
    } catch {
      return undefined
    }
  }
