import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { examinePdf } from '../src/modules/seal/pdf/examine.ts'

/*
 * npm run prove -- <sealed.pdf> <chain.pem>
 * Lets tools that we did not write check a sealed PDF, as far as they are installed, and shows that a copy with one
 * changed byte is refused. Debian: poppler-utils (pdfsig), libnss3-tools (certutil), openssl, qpdf.
 */

interface Ran {
  readonly code: number
  readonly text: string
}

/** Undefined when the program is not installed. */
const run = (program: string, ...args: string[]): Ran | undefined => {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (error) return undefined
  return { code: status ?? 1, text: `${stdout}${stderr}` }
}

let failures = 0
const report = (who: string, held: boolean | undefined, said: string): void => {
  if (held === false) failures += 1
  const word = held === undefined ? 'not installed' : held ? 'held' : 'FAILED'
  console.log(`${word.padEnd(14)}${who.padEnd(28)}${said}`)
}

/** What pdfsig says of a file with our authority trusted; undefined when it or certutil is missing. */
const pdfsig = (file: string, folder: string): { good: boolean; said: string } | undefined => {
  const answer = run('pdfsig', '-nssdir', `sql:${folder}`, file)
  if (!answer) return undefined
  const lines = answer.text.match(/(Signature|Certificate) Validation: .*/g) ?? []
  const whole = answer.text.includes('Total document signed')
  const good = whole && lines.every((line) => /is Valid|is Trusted/.test(line)) && lines.length >= 2
  return { good, said: lines.map((line) => line.replace(/^.*?: /, '')).join(' ') || 'no signature found' }
}

/** The last signature of the file and the bytes it covers, as files for openssl. */
const takeApart = (bytes: Buffer, folder: string): { signature: string; content: string } => {
  const range = [
    ...bytes.toString('latin1').matchAll(/\/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g),
  ].at(-1)
  const [start = 0, end = 0, tail = 0] = (range?.slice(1) ?? []).map(Number)
  const signature = join(folder, 'signature.der')
  const content = join(folder, 'content.bin')
  writeFileSync(signature, Buffer.from(bytes.toString('latin1', start + 1, end - 1), 'hex'))
  writeFileSync(content, Buffer.concat([bytes.subarray(0, start), bytes.subarray(end, end + tail)]))
  return { signature, content }
}

const [pdf, chain] = process.argv.slice(2)
if (!pdf || !chain) {
  console.error('npm run prove -- <sealed.pdf> <chain.pem>')
  process.exit(2)
}
const bytes = readFileSync(pdf)
const authority = readFileSync(chain, 'utf8')
if (!authority.includes('BEGIN CERTIFICATE')) {
  console.error(`${chain} holds no certificate in PEM`)
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'prove-'))
try {
  const ours = examinePdf(bytes, authority)
  const signer = ours.signatures.at(-1)?.signer?.organName ?? 'nobody'
  report('our verifier', ours.verdict === 'intact', `${ours.verdict}, sealed by ${signer}`)

  const made = run('certutil', '-N', '-d', `sql:${folder}`, '--empty-password')
  if (made) run('certutil', '-A', '-d', `sql:${folder}`, '-n', 'authority', '-t', 'CT,C,C', '-i', chain)
  const sig = made ? pdfsig(pdf, folder) : undefined
  report('pdfsig', sig?.good, sig?.said ?? 'apt-get install poppler-utils libnss3-tools')

  const { signature, content } = takeApart(bytes, folder)
  const given = ['-in', signature, '-inform', 'DER', '-content', content, '-binary', '-CAfile', chain]
  const cms = run(
    'openssl',
    'cms',
    '-verify',
    '-cades',
    ...given,
    '-purpose',
    'any',
    '-out',
    join(folder, 'out'),
  )
  report(
    'openssl cms -cades',
    cms && cms.code === 0,
    cms?.text.trim().split('\n').at(0) ?? 'apt-get install openssl',
  )

  const qpdf = run('qpdf', '--check', pdf)
  report(
    'qpdf --check',
    qpdf && qpdf.code === 0,
    qpdf?.text.match(/No syntax.*?found|.*(WARNING|error).*/)?.[0] ?? 'apt-get install qpdf',
  )

  // one bit of one byte in the middle of what was sealed
  const flipped = Buffer.from(bytes)
  const at = Math.floor(bytes.length / 3)
  flipped[at] = (flipped[at] ?? 0) ^ 1
  const copy = join(folder, 'flipped.pdf')
  writeFileSync(copy, flipped)
  const after = examinePdf(flipped, authority)
  const claimed = after.signatures.at(-1)?.signer?.organName ?? 'nobody'
  report(
    `byte ${at} flipped: ours`,
    after.verdict === 'altered',
    `${after.verdict}, bears the seal of ${claimed}`,
  )
  const sigAfter = made ? pdfsig(copy, folder) : undefined
  report(`byte ${at} flipped: pdfsig`, sigAfter && !sigAfter.good, sigAfter?.said ?? '')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(failures === 0 ? 0 : 1)
