import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A registry of npm packages in this process: it ends with it, and keeps nobody from ending. */
export interface Registry {
  /** Where it is, on loopback, without a slash at the end. */
  readonly url: string
  /** The npm settings that send a scope there, and nothing else: `npm install @scope/name ${settingsOf('@scope')}`. */
  readonly settingsOf: (scope: string) => readonly string[]
  /** Adds a tarball as somebody would publish it, without a program that could publish it elsewhere. */
  readonly add: (tarball: string, tag?: string) => void
  /** What was published, in order: `@scope/name@1.0.0`. */
  readonly published: () => readonly string[]
  readonly stop: () => Promise<void>
}

interface Version {
  readonly name: string
  readonly version: string
}

interface Package {
  readonly tags: Map<string, string>
  readonly versions: Map<string, { readonly manifest: Version; readonly tarball: Buffer }>
}

/** What `npm publish` sends. */
interface Publication {
  readonly versions: Readonly<Record<string, Version>>
  readonly 'dist-tags': Readonly<Record<string, string>>
  readonly _attachments: Readonly<Record<string, { readonly data: string }>>
}

type Answer = readonly [status: number, body: object | Buffer]

const refuse = (status: number, error: string): Answer => [status, { error }]

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

const hash = (algorithm: string, encoding: 'base64' | 'hex', tarball: Buffer): string =>
  createHash(algorithm).update(tarball).digest(encoding)

/** What is known of a package; `url` is the registry's. */
const packumentOf = (url: string, name: string, { tags, versions }: Package): object => ({
  _id: name,
  name,
  'dist-tags': Object.fromEntries(tags),
  versions: Object.fromEntries(
    [...versions].map(([version, { manifest, tarball }]) => [
      version,
      {
        ...manifest,
        _id: `${name}@${version}`,
        dist: {
          integrity: `sha512-${hash('sha512', 'base64', tarball)}`,
          shasum: hash('sha1', 'hex', tarball),
          tarball: `${url}/${name}/-/${version}.tgz`,
        },
      },
    ]),
  ),
})

const publish = (packages: Map<string, Package>, name: string, publication: Publication): Answer => {
  const known = packages.get(name) ?? { tags: new Map(), versions: new Map() }
  const [[version, manifest] = [], ...others] = Object.entries(publication.versions)
  const [attachment] = Object.values(publication._attachments)
  if (version === undefined || manifest === undefined || attachment === undefined || others.length > 0) {
    return refuse(400, 'publish one version, with its tarball')
  }
  if (manifest.name !== name) return refuse(400, `publish ${manifest.name} under its own name`)
  // As at the real one: what is published stays as it is.
  if (known.versions.has(version)) return refuse(403, `${name}@${version} is published already`)
  known.versions.set(version, { manifest, tarball: Buffer.from(attachment.data, 'base64') })
  for (const [tag, tagged] of Object.entries(publication['dist-tags'])) known.tags.set(tag, tagged)
  packages.set(name, known)
  return [201, { ok: true }]
}

const manifestIn = (tarball: string): Version =>
  JSON.parse(execFileSync('tar', ['-xOzf', tarball, 'package/package.json'], { encoding: 'utf8' }))

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.on('error', reject)
    // Nobody but this machine may read or publish.
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

/** Starts an empty registry on a port of its own. It knows its own packages only: others come from the user's registry. */
export const startRegistry = async (): Promise<Registry> => {
  const packages = new Map<string, Package>()
  const order: string[] = []

  const add = (name: string, publication: Publication): Answer => {
    const answer = publish(packages, name, publication)
    if (answer[0] === 201) order.push(`${name}@${Object.keys(publication.versions)[0]}`)
    return answer
  }

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const path = decodeURIComponent(new URL(request.url ?? '/', url).pathname).slice(1)
    const [name = '', file] = path.split('/-/')
    if (request.method === 'PUT' && file === undefined) return add(name, JSON.parse(await bodyOf(request)))
    const known = packages.get(name)
    if (request.method !== 'GET') return refuse(405, 'get or publish')
    if (known === undefined) return refuse(404, `no package ${name}`)
    if (file === undefined) return [200, packumentOf(url, name, known)]
    const found = known.versions.get(file.replace(/\.tgz$/, ''))
    return found === undefined ? refuse(404, `no tarball ${path}`) : [200, found.tarball]
  }

  const send = (response: ServerResponse, [status, body]: Answer) => {
    const isTarball = Buffer.isBuffer(body)
    response.writeHead(status, { 'content-type': isTarball ? 'application/octet-stream' : 'application/json' })
    response.end(isTarball ? body : JSON.stringify(body))
  }

  const server = createServer((request, response) => {
    answer(request)
      .catch(() => refuse(400, 'not understood'))
      .then((found) => send(response, found))
  })
  const port = await listen(server)
  const url = `http://127.0.0.1:${port}`
  server.unref()

  return {
    url,
    settingsOf: (scope) => [`--${scope}:registry=${url}`, `--//127.0.0.1:${port}/:_authToken=fake`],
    add: (tarball, tag = 'latest') => {
      const manifest = manifestIn(tarball)
      const [status, body] = add(manifest.name, {
        versions: { [manifest.version]: manifest },
        'dist-tags': { [tag]: manifest.version },
        _attachments: { tarball: { data: readFileSync(tarball).toString('base64') } },
      })
      if (status !== 201) throw new Error(JSON.stringify(body))
    },
    published: () => [...order],
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
