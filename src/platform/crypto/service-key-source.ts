import { isLoopback } from '../../kernel/loopback.ts'
import { createOutgoing, type Outgoing } from '../http/outgoing.ts'
import { checkedKey, type KeySource, keyFolder } from './key-source.ts'
import { readSecretFile } from './secret-file.ts'

interface ServiceOptions {
  readonly folder: string
  /** Base address of the key service: `<url>/wrap` and `<url>/unwrap`. */
  readonly url: string
  /** File with the bearer token the service knows us by. */
  readonly tokenFile: string
  readonly outgoing?: Outgoing
}

/** Throws one sentence unless the address may carry keys: https, or this machine. */
const checkedUrl = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))))
    throw new Error(`KEY_SERVICE must be an https address, not "${text}"`)
  return url
}

/**
 * Root keys wrapped by a key service (KMS): each is made here, goes out once to be wrapped under a key that never
 * leaves the service, and lies in the folder only so (`<name>.wrapped`). At each start the service unwraps it.
 * POST JSON {name, key} → {wrapped}; {name, wrapped} → {key}; the service binds `name` to what it wraps.
 */
export const serviceKeySource = ({
  folder,
  url: address,
  tokenFile,
  outgoing,
}: ServiceOptions): KeySource => {
  const url = checkedUrl(address)
  const files = keyFolder(folder, 'wrapped')
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  const send = outgoing ?? createOutgoing({ allowed: [`${url.hostname}:${port}`] })
  const call = async (verb: 'wrap' | 'unwrap', body: object): Promise<Record<string, unknown>> => {
    const answer = await send({
      url: `${url.href.replace(/\/$/, '')}/${verb}`,
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${readSecretFile(tokenFile)}` },
      body: JSON.stringify(body),
      maxBytes: 65_536,
    }).catch((error: unknown) => {
      throw new Error(`the key service does not answer (${(error as Error).message}): check KEY_SERVICE`)
    })
    if (answer.status !== 200)
      throw new Error(`the key service refuses to ${verb} (status ${answer.status}): check its token`)
    return JSON.parse(answer.body.toString('utf8')) as Record<string, unknown>
  }
  const load = async (name: string): Promise<Buffer> => {
    const wrapped = files.read(name).toString('utf8').trim()
    const { key } = await call('unwrap', { name, wrapped })
    return checkedKey(Buffer.from(String(key ?? ''), 'base64'), `${name} from the key service`)
  }
  return {
    folder,
    kind: 'service',
    names: files.names,
    load,
    async keep(name, key) {
      if (!files.has(name)) {
        const { wrapped } = await call('wrap', { name, key: key.toString('base64') })
        if (typeof wrapped !== 'string' || wrapped === '')
          throw new Error('the key service gave nothing to keep')
        files.write(name, Buffer.from(wrapped))
      }
      // what cannot be unwrapped again must never seal anything
      return load(name)
    },
    retire: files.retire,
  }
}
