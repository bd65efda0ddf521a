import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import pg from 'pg'
import { writeKeyFile } from '../crypto/key-file.ts'

/** Groups that hold the rights: `app` works on rows under their policies, `chain` alone extends the audit chain. */
export type Role = 'tongban_app' | 'tongban_chain'

/** Addresses for those who are not the owner. */
export interface Logins {
  readonly app: string
  readonly chain: string
  /** False where the owner may not make roles: then its own connections step down by SET ROLE. */
  readonly own: boolean
}

/** Role names last as long as the cluster, databases come and go in it. */
const loginName = (role: Role, database: string): string => {
  const name = `${role}_${database.replaceAll(/[^a-z0-9_]/gi, '')}`
  return name.length <= 63
    ? name
    : `${role}_${createHash('sha256').update(database).digest('hex').slice(0, 32)}`
}

const secretIn = (file: string): Buffer => {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    try {
      writeKeyFile(file, Buffer.from(randomBytes(32).toString('base64url')))
    } catch (error) {
      // another process of the same folder was faster
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return readFileSync(file)
}

/** What the server keeps of a password (RFC 5803), made here so that the password itself never stands in its log. */
export const scramVerifier = (password: string, salt = randomBytes(16), rounds = 4096): string => {
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
  const stored = createHash('sha256').update(hmac(salted, 'Client Key')).digest('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${hmac(salted, 'Server Key').toString('base64')}`
}

const withUser = (url: string, user: string, password: string): string => {
  const login = new URL(url)
  login.username = user
  login.password = password
  return login.href
}

/** The owner's own connection, working as one of the groups. */
export const steppingDown = (url: string, role: Role): string => {
  const login = new URL(url)
  login.searchParams.set('options', `-c role=${role}`)
  return login.href
}

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

const insufficientPrivilege = '42501'
const madeMeanwhile = ['42710', '23505', 'XX000']

const make = async (owner: pg.Client, role: Role, name: string, password: string): Promise<void> => {
  const verifier = owner.escapeLiteral(scramVerifier(password))
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [name])
  if (rowCount === 0) {
    try {
      await owner.query(`create role "${name}" login inherit password ${verifier} in role "${role}"`)
    } catch (error) {
      if (!madeMeanwhile.includes((error as { code?: string }).code ?? '')) throw error
    }
  }
}

/**
 * Login roles of this database's own, with passwords made from the secret in `file`: whoever works through them cannot
 * become the owner, whatever a statement says.
 */
export const prepareLogins = async (owner: pg.Client, url: string, file: string): Promise<Logins> => {
  const secret = secretIn(file)
  const { rows } = await owner.query<{ database: string }>('select current_database() as database')
  const database = rows[0]?.database ?? ''
  const login = async (role: Role): Promise<string | undefined> => {
    const name = loginName(role, database)
    const password = createHmac('sha256', secret).update(name).digest('base64url')
    const address = withUser(url, name, password)
    if (await answers(address)) return address
    try {
      await make(owner, role, name, password)
      if (await answers(address)) return address
      // the keys folder was another one when the role was made
      await owner.query(`alter role "${name}" login password ${owner.escapeLiteral(scramVerifier(password))}`)
    } catch (error) {
      if ((error as { code?: string }).code !== insufficientPrivilege) throw error
    }
    return (await answers(address)) ? address : undefined
  }
  const [app, chain] = [await login('tongban_app'), await login('tongban_chain')]
  return {
    app: app ?? steppingDown(url, 'tongban_app'),
    chain: chain ?? steppingDown(url, 'tongban_chain'),
    own: app !== undefined && chain !== undefined,
  }
}
