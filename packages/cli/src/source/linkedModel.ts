import { posix } from 'node:path'
import { documentedType } from './documentedType.js'
import { enumerationIn } from './enumeration.js'
import { listedMembers } from './listedMembers.js'
import type { Block } from './page.js'
import { blocksOf } from './page.js'
import type { DocumentedType } from './parsedType.js'
import type { FollowLink } from './tableMembers.js'

/** Returns the Markdown of a linked page. */
export type Load = (link: string) => string | undefined

/** Bounds on work for pages that link to each other. */
const deepest = 3
const mostLinks = 500

const compact = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/** The part of a page below the heading that an anchor names. */
const sectionAt = (blocks: readonly Block[], anchor: string): readonly Block[] => {
  const wanted = compact(anchor)
  const isNamed = ({ headings }: Block): boolean =>
    headings.some((heading) => {
      const name = compact(heading)
      // Widdershins puts a word before the model's name, as OpenAPI generator does in headings.
      return [name, `schema${name}`, compact(heading.replace(/^enum:/i, ''))].includes(wanted)
    })
  return wanted === '' ? [] : blocks.filter(isNamed)
}

/** The alternatives that a page of a union lists in the headings below `Supported Types`. */
const alternativesIn = (blocks: readonly Block[]): DocumentedType | undefined => {
  const names = blocks.flatMap(({ headings }) =>
    headings.at(-2)?.toLowerCase() === 'supported types' ? [headings.at(-1) ?? ''] : [],
  )
  return names.length === 0 ? undefined : documentedType([...new Set(names)].join(' | '), () => undefined)
}

/** Reads the only enumeration, object or union in the blocks, which are a page or a part of it. */
const modelIn = (blocks: readonly Block[], page: readonly Block[], follow: FollowLink): DocumentedType | undefined => {
  const [table, ...others] = listedMembers(blocks, page, follow)
  if (table === undefined) return enumerationIn(blocks) ?? alternativesIn(blocks)
  return others.length > 0 ? undefined : { types: ['object'], nullable: false, members: table.members }
}

const isElsewhere = (link: string): boolean => /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(link)

/**
 * Follows the links of a page to enumerations and object models: pages that `load` returns, and sections of the page.
 * Links on a linked page count from that page.
 */
export const linkFollower = (blocks: readonly Block[], load: Load): FollowLink => {
  const pages = new Map<string, readonly Block[] | undefined>()
  let links = 0

  const pageAt = (path: string): readonly Block[] | undefined => {
    if (pages.has(path)) return pages.get(path)
    const markdown = load(path)
    const page = markdown === undefined ? undefined : blocksOf(markdown)
    pages.set(path, page)
    return page
  }

  const followerAt =
    (page: readonly Block[], base: string, trail: readonly string[]): FollowLink =>
    (url) => {
      if (isElsewhere(url)) return undefined
      const hash = url.indexOf('#')
      const file = hash < 0 ? url : url.slice(0, hash)
      const anchor = hash < 0 ? '' : url.slice(hash + 1)
      const path = file === '' ? base : base === '' ? file : posix.join(posix.dirname(base), file)
      const place = `${path}#${anchor}`
      // Only an object can contain itself.
      if (trail.includes(place)) return { types: ['object'], nullable: false }
      links += 1
      if (trail.length >= deepest || links > mostLinks) return undefined
      const target = file === '' ? page : pageAt(path)
      if (target === undefined) return undefined
      const section = anchor === '' ? [] : sectionAt(target, anchor)
      const follow = followerAt(target, path, [...trail, place])
      return modelIn(section.length > 0 || file === '' ? section : target, target, follow)
    }

  return followerAt(blocks, '', [])
}
