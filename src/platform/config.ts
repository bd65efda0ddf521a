import { isIP } from 'node:net'
import { join, resolve } from 'node:path'

/** What the surroundings say, read once. */
export interface Config {
  /** Folder of everything that must survive: database, files, keys. `DATA_DIR`, default `.data`. */
  readonly dataDir: string
  readonly port: number
  readonly host: string | undefined
  /** One's own PostgreSQL (owner). Without it the embedded one runs under `dataDir`. */
  readonly databaseUrl: string | undefined
  /** Folder in which the embedded database's write-ahead log is kept, for going back to a moment. `KEEP_WAL`. */
  readonly walFolder: string | undefined
  /** Address of a key service (KMS) that wraps the root keys; without it they are files. `KEY_SERVICE`. */
  readonly keyService: string | undefined
  /** File with the token the key service knows us by. `KEY_SERVICE_TOKEN_FILE`. */
  readonly keyServiceTokenFile: string | undefined
  /** Server that takes mail: `smtps://user@host`, or `smtp://user@host:587` with STARTTLS. `SMTP_URL`. */
  readonly smtpUrl: string | undefined
  readonly smtpPasswordFile: string | undefined
  /** Whom mail comes from: `Tongban <no-reply@gov.example>`. `MAIL_FROM`. */
  readonly mailFrom: string | undefined
  /** Gateway that takes SMS (docs/guides/sms-gateway.md). `SMS_GATEWAY`, `SMS_GATEWAY_SENDER`, `SMS_GATEWAY_KEY_FILE`. */
  readonly smsGateway: string | undefined
  readonly smsGatewaySender: string | undefined
  readonly smsGatewayKeyFile: string | undefined
  /** Days an inbox keeps a message. `MESSAGE_DAYS`, default two years. */
  readonly messageDays: number
  /** Address people use, for links in QR codes and notices. `PUBLIC_URL`. */
  readonly publicUrl: string
  /** The origin of `PUBLIC_URL`, where that was set: the only one whose forms are ours. */
  readonly ownOrigin: string | undefined
  readonly only: 'web' | 'worker' | undefined
  readonly logLevel: string
  /** Addresses of proxies whose X-Forwarded-* is believed; none: nobody's is. `TRUST_PROXY`, e.g. `10.0.0.0/8`. */
  readonly trustedProxies: readonly string[]
  /** `host:port` that outgoing requests may reach inside, or without TLS. `OUTGOING_ALLOW`. */
  readonly outgoingAllowed: readonly string[]
  /** Where a virus scanner (clamd) listens: `host:port` or a socket's path; none: files are not scanned. `VIRUS_SCANNER`. */
  readonly virusScanner: string | undefined
  /** Other limits than the usual: `off`, or `sign-in=60,search=1200` a minute. `RATE_LIMITS`. */
  readonly rateLimits: string
}

const list = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')

const levels = ['error', 'warn', 'info', 'debug']

const levelOf = (level = 'warn'): string => {
  if (!levels.includes(level)) throw new Error(`LOG_LEVEL takes ${levels.join(', ')}, not "${level}"`)
  return level
}

const proxiesOf = (text: string | undefined): readonly string[] => {
  const proxies = list(text)
  const wrong = proxies.find((one) => isIP(one.split('/')[0] ?? '') === 0)
  if (wrong) throw new Error(`TRUST_PROXY takes addresses or networks such as 10.0.0.0/8, not "${wrong}"`)
  return proxies
}

const shortestTerm = 30

const daysOf = (text = '730'): number => {
  const days = Number(text)
  if (!Number.isInteger(days) || days < shortestTerm || days > 36_500)
    throw new Error(`MESSAGE_DAYS must be a number of days from ${shortestTerm} to 36500, not "${text}"`)
  return days
}

/** Throws an Error with one sentence for what cannot be used. */
export const readConfig = (
  env: NodeJS.ProcessEnv = process.env,
  argv: readonly string[] = process.argv.slice(2),
): Config => {
  const port = Number(env.PORT ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a number up to 65535, not "${env.PORT}"`)
  const at = argv.indexOf('--only')
  const only = at < 0 ? undefined : argv[at + 1]
  if (only !== undefined && only !== 'web' && only !== 'worker') throw new Error('--only takes web or worker')
  return {
    dataDir: resolve(env.DATA_DIR ?? '.data'),
    port,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    walFolder: env.KEEP_WAL ? resolve(env.KEEP_WAL) : undefined,
    keyService: env.KEY_SERVICE,
    keyServiceTokenFile: env.KEY_SERVICE_TOKEN_FILE,
    smtpUrl: env.SMTP_URL,
    smtpPasswordFile: env.SMTP_PASSWORD_FILE,
    mailFrom: env.MAIL_FROM,
    smsGateway: env.SMS_GATEWAY,
    smsGatewaySender: env.SMS_GATEWAY_SENDER,
    smsGatewayKeyFile: env.SMS_GATEWAY_KEY_FILE,
    messageDays: daysOf(env.MESSAGE_DAYS),
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, ''),
    ownOrigin: env.PUBLIC_URL && URL.canParse(env.PUBLIC_URL) ? new URL(env.PUBLIC_URL).origin : undefined,
    only,
    logLevel: levelOf(env.LOG_LEVEL),
    trustedProxies: proxiesOf(env.TRUST_PROXY),
    outgoingAllowed: list(env.OUTGOING_ALLOW),
    virusScanner: env.VIRUS_SCANNER || undefined,
    rateLimits: env.RATE_LIMITS ?? '',
  }
}

export const dataFolder = (config: Config, name: 'pg' | 'files' | 'keys' | 'cache'): string =>
  join(config.dataDir, name)
