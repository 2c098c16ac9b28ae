import { at, defineCodec, errorAt, instant } from '@token-codecs/core'
import { provider } from './provider.js'

// https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1
interface KubernetesTokenRequest {
  kind: string
  apiVersion: string
  metadata: { name: string; namespace: string }
  spec: { audiences: string[]; expirationSeconds: number; boundObjectRef: null }
  status: { token: string; expirationTimestamp: string }
}

const KubernetesToken = defineCodec<KubernetesTokenRequest>()({
  id: 'kubernetes',
  fields: {
    accessToken: at('status', 'token'),
    expiresAt: instant(at('status', 'expirationTimestamp'), { form: 'iso' }),
    expiresIn: at('spec', 'expirationSeconds'),
  },
  tokenType: { implied: true },
  constants: { kind: 'TokenRequest', apiVersion: 'authentication.k8s.io/v1' },
  extras: ['metadata', 'spec'],
  errors: [errorAt({ code: 'reason', message: 'message', status: 'code' })],
})

const metadata = { name: 'build-robot', namespace: 'default' }
const spec = { audiences: ['https://kubernetes.default.svc'], boundObjectRef: null }

export const kubernetes = provider(KubernetesToken, {
  samples: [
    {
      response: {
        kind: 'TokenRequest',
        apiVersion: 'authentication.k8s.io/v1',
        metadata,
        spec: { ...spec, expirationSeconds: 3600 },
        status: { token: 'fake-a', expirationTimestamp: '2023-03-23T00:57:20Z' },
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 3600,
        issuedAt: 1679529440,
        extensions: { kubernetes: { metadata, spec } },
      },
    },
  ],
  errors: [
    [
      'Forbidden',
      { kind: 'Status', apiVersion: 'v1', status: 'Failure', message: 'Not allowed.', reason: 'Forbidden', code: 403 },
    ],
  ],
})
