/**
 * The parts, loaded once more for one contender. Shared functions would meet the objects of every library in one place, and
 * be slow for each of them.
 */
export const ownParts = (contender: string): Promise<typeof import('./parts.js')> => {
  const parts = new URL(import.meta.url.replace('ownParts', 'parts'))
  parts.search = contender
  return import(/* @vite-ignore */ parts.href)
}
