/** A control taken out of the source, and the test that has to notice. */
export interface Fault {
  readonly control: string
  readonly file: string
  readonly find: string
  readonly put: string
  readonly test: string
}

const http = 'src/platform/http'
const surface = 'test/security/surface.test.ts'
const forgery = 'test/security/forgery.test.ts'
const limits = 'test/security/limits.test.ts'
const uploads = 'test/security/uploads.test.ts'
const sniff = 'src/modules/evidence/sniff.test.ts'
const outgoing = 'src/platform/http/outgoing.test.ts'
const codes = 'src/modules/identity/codes.test.ts'
const passwords = 'src/modules/identity/passwords.test.ts'
const keys = 'src/platform/crypto/key-source.test.ts'
const operations = 'src/platform/operations/operations.test.ts'

const fault = (control: string, file: string, find: string, put: string, test: string): Fault => ({
  control,
  file,
  find,
  put,
  test,
})

/** Controls of docs/security/controls.md outside of the rules, which are switched off one by one by test/matrix. */
export const faults: readonly Fault[] = [
  fault('form token', `${http}/session.ts`, 'timingSafeEqual(expected, given)', 'true', forgery),
  fault(
    'form token of pages',
    `${http}/mount-pages.ts`,
    '!csrfHolds(csrfSecret, fields._csrf)',
    'false',
    forgery,
  ),
  fault('form token of the API', `${http}/mount-api.ts`, 'if (!holds || ', 'if (', forgery),
  fault(
    'other sites',
    `${http}/session.ts`,
    "return site === 'same-origin' || site === 'none'",
    'return true',
    forgery,
  ),
  fault('own origin', `${http}/session.ts`, 'return ownOrigin\n', 'return origin === null\n', forgery),
  fault(
    'no inline script',
    `${http}/security-headers.ts`,
    `"script-src 'self'"`,
    `"script-src 'self' 'unsafe-inline'"`,
    surface,
  ),
  fault('no framing', `${http}/security-headers.ts`, `    "frame-ancestors 'none'",\n`, '', surface),
  fault(
    'no sniffing',
    `${http}/security-headers.ts`,
    `  'x-content-type-options': 'nosniff',\n`,
    '',
    surface,
  ),
  fault('HSTS', `${http}/security-headers.ts`, 'max-age=31536000; includeSubDomains', 'max-age=0', surface),
  fault(
    'files in a sandbox',
    `${http}/security-headers.ts`,
    `frame-ancestors 'none'; sandbox"`,
    `frame-ancestors 'none'"`,
    surface,
  ),
  fault(
    'files as attachments',
    `${http}/security-headers.ts`,
    'attachment; filename',
    'inline; filename',
    surface,
  ),
  fault('cookie prefix', `${http}/session.ts`, '(tls ? `__Host-', '(false ? `__Host-', surface),
  fault('cookies for no script', `${http}/mount-pages.ts`, 'cookie.httpOnly ?? true', 'false', surface),
  fault('secure cookies', `${http}/mount-pages.ts`, 'secure: tls', 'secure: false', surface),
  fault(
    'nothing in a cache',
    `${http}/mount-pages.ts`,
    `open ? 'no-cache' : 'no-store'`,
    `'no-cache'`,
    surface,
  ),
  fault(
    'browser cleared',
    `${http}/mount-pages.ts`,
    `if (leaves) to.header`,
    'if (false) to.header',
    surface,
  ),
  fault(
    'reports of the policy',
    `${http}/policy-reports.ts`,
    "limits.count(request, 'report')",
    '',
    'test/security/policy-reports.test.ts',
  ),
  fault(
    'no data in reports',
    `${http}/policy-reports.ts`,
    'page: isPage(root) ?',
    "page: address !== '' ? address : isPage(root) ?",
    'test/security/policy-reports.test.ts',
  ),
  fault('limits by the minute', `${http}/rate-limits.ts`, 'if (count <= allowed) return', 'return', limits),
  fault(
    'guessing counts the address',
    `${http}/rate-limits.ts`,
    'if (most.guessing) return',
    'if (false) return',
    'src/platform/http/rate-limits.test.ts',
  ),
  fault(
    'proxies named only',
    `${http}/server.ts`,
    'trustedProxies.length > 0 ? [...trustedProxies] : false',
    'true',
    limits,
  ),
  fault(
    'slow heads',
    `${http}/server.ts`,
    'connectionsCheckingInterval: timesOut.looked',
    'connectionsCheckingInterval: 600_000',
    limits,
  ),
  fault(
    'who never reads',
    `${http}/server.ts`,
    'connectionTimeout: timesOut.silent',
    'connectionTimeout: 0',
    limits,
  ),
  fault(
    'session looked up again',
    `${http}/still.ts`,
    "actor.kind === 'visitor' || now() - knownAt < believedMs",
    'true',
    'test/security/ended-session.test.ts',
  ),
  fault(
    'capacity compared',
    `${http}/still.ts`,
    'actorKey(found) !== actorKey(actor)',
    'false',
    'src/platform/http/still.test.ts',
  ),
  fault(
    'addresses stay here',
    `${http}/local-path.ts`,
    "url.origin === here && !url.pathname.startsWith('//')",
    'true',
    'src/platform/http/local-path.test.ts',
  ),
  fault('inner addresses', `${http}/outgoing.ts`, '!known && found.some(isInner)', 'false', outgoing),
  fault(
    'pinned address',
    `${http}/outgoing.ts`,
    'options.all ? told(null, [{ address, family }]) : told(null, address, family)',
    "dns.lookup(_host, { all: true }).then((all) => options.all ? told(null, all) : told(null, all[0]?.address ?? '', 4))",
    outgoing,
  ),
  fault('TLS out', `${http}/outgoing.ts`, "url.protocol === 'http:' && !known", 'false', outgoing),
  fault('answers bounded', `${http}/outgoing.ts`, 'if (bytes > most)', 'if (false)', outgoing),
  fault(
    'scanner heard',
    `${http}/read-form.ts`,
    'if (found === undefined) return',
    'if (found !== 0) return',
    uploads,
  ),
  fault(
    'scanner away',
    `${http}/read-form.ts`,
    "throw new Problem('file.scanner-away', 503)",
    'return undefined',
    uploads,
  ),
  fault(
    'unclear verdict',
    'src/platform/files/virus-scanner.ts',
    'throw new Error(`the virus scanner answered',
    'return void (`the virus scanner answered',
    'src/platform/files/virus-scanner.test.ts',
  ),
  fault(
    'unpacked size',
    'src/platform/files/unpacked-size.ts',
    'if (bytes > most) return false',
    '',
    uploads,
  ),
  fault(
    'quota',
    'src/modules/evidence/commands/store-file.ts',
    'sum.files >= evidenceQuota.files',
    'false',
    uploads,
  ),
  fault(
    'known by bytes',
    'src/modules/evidence/sniff.ts',
    "if (end === 'not one') throw refuse('wrong-type', name)",
    '',
    sniff,
  ),
  fault(
    'script in pictures',
    'src/modules/evidence/sniff.ts',
    'if (holdsScript(bytes)) throw',
    'if (false) throw',
    sniff,
  ),
  fault('pixels', 'src/modules/evidence/sniff.ts', 'width * height > mostPixels', 'false', sniff),
  fault('names of files', 'src/modules/evidence/evidence.ts', ".split(/[/\\\\]/).at(-1) ?? ''", '', sniff),
  fault('tries of a code', 'src/modules/identity/code.ts', 'code.tries < codeTries && ', '', codes),
  fault('code used once', 'src/modules/identity/code.ts', 'code.usedAt === undefined && ', '', codes),
  fault('code has its time', 'src/modules/identity/code.ts', ' && code.expiresAt > now', '', codes),
  fault(
    'wrong tries counted',
    'src/modules/identity/trying.ts',
    'wrong: (): void => work.write(...store.countTries(limits, now)),',
    'wrong: (): void => undefined,',
    passwords,
  ),
  fault(
    'common passwords',
    'src/modules/identity/password.ts',
    'if (common().has(plain) || (',
    'if (plain === null && (',
    passwords,
  ),
  fault(
    'hashing bounded',
    'src/modules/identity/password.ts',
    "if (queue.length >= waiting) throw new Problem('busy', 503)",
    '',
    passwords,
  ),
  fault(
    'idle sessions',
    'src/modules/identity/identity.ts',
    'touchedAt.getTime() + sessionLimits(kind).idleMs',
    'Infinity',
    'src/modules/identity/identity.test.ts',
  ),
  fault(
    'absolute end',
    'src/modules/identity/identity.ts',
    'sessionLimits(kind).idleMs, absoluteAt.getTime()',
    'sessionLimits(kind).idleMs',
    'src/modules/identity/identity.test.ts',
  ),
  fault(
    'PKCE',
    'src/channels/oidc/provider.ts',
    'pkce: { required: () => true }',
    'pkce: { required: () => false }',
    'src/channels/oidc/refused.test.ts',
  ),
  fault(
    'fields bound to their row',
    'src/platform/crypto/field-cipher.ts',
    'rowId: string): Buffer => Buffer',
    'rowId: string): Buffer => rowId === place ? Buffer.alloc(0) : Buffer.from(place) ?? Buffer',
    keys,
  ),
  fault(
    'modes of keys',
    'src/platform/crypto/key-file.ts',
    '(statSync(path).mode & 0o077) !== 0',
    'false',
    keys,
  ),
  fault(
    'inputs that can be kept',
    'src/platform/operations/check-input.ts',
    'if (!storable(input)) throw',
    'if (false) throw',
    operations,
  ),
  fault(
    'readings written down',
    'src/platform/operations/plan.ts',
    'if (query.personal) await planning.record',
    'if (false) await planning.record',
    operations,
  ),
  fault(
    'TLS to the database',
    'src/main/refuse-weak.ts',
    "!['require', 'verify-ca', 'verify-full'].includes(url.searchParams.get('sslmode') ?? '')",
    'false',
    'src/main/refuse-weak.test.ts',
  ),
  fault(
    'no weak address',
    'src/main/refuse-weak.ts',
    'weakAddress(config) ?? ',
    '',
    'src/main/refuse-weak.test.ts',
  ),
  fault(
    'errors told to nobody',
    `${http}/web.ts`,
    "log.error({ err: error }, 'request failed')",
    '',
    'test/security/errors.test.ts',
  ),
  fault(
    'holes stay holes',
    'src/platform/i18n/messages.ts',
    'String(value) : Number(value)',
    'fill(String(value), values) : Number(value)',
    'src/platform/i18n/messages.test.ts',
  ),
]
