import { statSync } from 'node:fs'
import { isLoopback } from '../kernel/loopback.ts'
import type { Config } from '../platform/config.ts'

const shortest = 12
const guessed = new Set([
  'administrator',
  'changemeplease',
  'passwordpassword',
  'password1234',
  'postgrespostgres',
  '123456789012',
])

/** Where to listen when HOST does not say: everywhere only when people come over https. */
export const hostOf = (config: Config, sample: boolean): string =>
  config.host ?? (!sample && config.publicUrl.startsWith('https:') ? '0.0.0.0' : '127.0.0.1')

const weakAddress = (config: Config): string | undefined => {
  const url = new URL(config.publicUrl)
  if (url.protocol === 'https:') return undefined
  if (!isLoopback(url.hostname))
    return `PUBLIC_URL must be an https address, not "${config.publicUrl}": outside the sample province nothing personal may travel in the clear`
  if (!isLoopback(hostOf(config, false)))
    return `HOST=${config.host} opens the product to others, but PUBLIC_URL is not an https address: set it, or leave HOST out`
  return undefined
}

const weakDatabase = ({ databaseUrl }: Config, env: NodeJS.ProcessEnv): string | undefined => {
  if (!databaseUrl) return undefined
  const url = new URL(databaseUrl)
  const socket = url.searchParams.get('host')?.startsWith('/') === true || url.hostname === ''
  const password = decodeURIComponent(url.password) || env.PGPASSWORD || ''
  if (!password && socket) return undefined
  if (!password) return 'DATABASE_URL has no password: give the owner of the database one'
  const name = decodeURIComponent(url.username).toLowerCase()
  if (password.length < shortest || guessed.has(password.toLowerCase()) || password.toLowerCase() === name)
    return `the password in DATABASE_URL can be guessed: give the owner one of ${shortest} characters or more that is not a word`
  if (
    !socket &&
    !isLoopback(url.hostname) &&
    !['require', 'verify-ca', 'verify-full'].includes(url.searchParams.get('sslmode') ?? '')
  )
    return 'DATABASE_URL goes to another machine without TLS: add ?sslmode=verify-full'
  return undefined
}

/** What a start says aloud, though it goes on: over https a proxy stands before us, and without its word all are one network. */
export const remarkOn = (config: Config, sample: boolean): string | undefined =>
  sample || config.trustedProxies.length > 0 || !config.publicUrl.startsWith('https:')
    ? undefined
    : 'TRUST_PROXY is not set: behind a proxy everybody counts as one network, and one person who types wrong codes slows all; name the proxy'

/**
 * Outside the sample province the product does not start on a configuration that would do for trying it only. Throws
 * one sentence. Modes of the keys are looked at in every mode, when they are opened.
 */
export const refuseWeak = (config: Config, sample: boolean, env: NodeJS.ProcessEnv = process.env): void => {
  if (sample) return
  const folderOpen =
    (statSync(config.dataDir).mode & 0o007) !== 0
      ? `${config.dataDir} can be entered by anybody on this machine; set its mode to 0700`
      : undefined
  const tlsOff =
    env.NODE_TLS_REJECT_UNAUTHORIZED === '0'
      ? 'NODE_TLS_REJECT_UNAUTHORIZED=0 believes any certificate: take it out of the environment'
      : undefined
  const why = weakAddress(config) ?? weakDatabase(config, env) ?? tlsOff ?? folderOpen
  if (why) throw new Error(why)
}
