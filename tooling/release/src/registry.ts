import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** An npm registry in this process, on loopback. It contains only the packages added to it. */
export interface Registry {
  /** Without a trailing slash. */
  readonly url: string
  /** Adds a tarball directly, so that no publish command can reach a real registry. */
  readonly add: (tarball: string) => void
  /** Added and published packages in order, such as `@scope/name@1.0.0`. */
  readonly published: () => readonly string[]
  readonly stop: () => Promise<void>
}

interface Published {
  readonly manifest: { readonly name: string; readonly version: string }
  readonly tarball: Buffer
}

/** The members used from the body of an `npm publish` request. */
interface Publication {
  readonly versions: Readonly<Record<string, Published['manifest']>>
  readonly _attachments: Readonly<Record<string, { readonly data: string }>>
}

/** A package's metadata in npm's format. The last added version is the latest. */
const packumentOf = (url: string, name: string, versions: readonly Published[]): object => ({
  name,
  'dist-tags': { latest: versions.at(-1)?.manifest.version },
  versions: Object.fromEntries(
    versions.map(({ manifest, tarball }) => {
      const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`
      const dist = { integrity, tarball: `${url}/${name}/-/${manifest.version}.tgz` }
      return [manifest.version, { ...manifest, dist }]
    }),
  ),
})

/** Starts an empty registry on a free port. */
export const startRegistry = async (): Promise<Registry> => {
  const all: Published[] = []

  const accept = ({ versions, _attachments }: Publication): object => {
    const [manifest] = Object.values(versions)
    const [attachment] = Object.values(_attachments)
    if (manifest === undefined || attachment === undefined) throw new Error('the publication has no tarball')
    all.push({ manifest, tarball: Buffer.from(attachment.data, 'base64') })
    return { ok: true }
  }

  const find = (path: string): object | undefined => {
    const [name = '', file] = path.split('/-/')
    const versions = all.filter(({ manifest }) => manifest.name === name)
    if (file === undefined) return versions.length === 0 ? undefined : packumentOf(url, name, versions)
    return versions.find(({ manifest }) => file === `${manifest.version}.tgz`)?.tarball
  }

  const server = createServer(async (request, response) => {
    try {
      const isPublication = request.method === 'PUT'
      const found = isPublication
        ? accept((await json(request)) as Publication)
        : find(decodeURIComponent(request.url ?? '').slice(1))
      response.statusCode = found === undefined ? 404 : 200
      response.end(Buffer.isBuffer(found) ? found : JSON.stringify(found ?? { error: 'not found' }))
    } catch (error) {
      response.statusCode = 403
      response.end(JSON.stringify({ error: `${error}` }))
    }
  })
  // Loopback only, so that other machines can neither read nor publish.
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    url,
    add: (tarball) => {
      const manifest = execFileSync('tar', ['-xOzf', tarball, 'package/package.json'], { encoding: 'utf8' })
      all.push({ manifest: JSON.parse(manifest), tarball: readFileSync(tarball) })
    },
    published: () => all.map(({ manifest: { name, version } }) => `${name}@${version}`),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
