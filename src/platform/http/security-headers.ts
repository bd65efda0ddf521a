import type { FastifyReply, onRequestHookHandler } from 'fastify'
import { policyReportPath } from './policy-reports.ts'

const pagePolicy = (formAction: readonly string[]): string =>
  [
    "default-src 'none'",
    "object-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    ["form-action 'self'", ...formAction].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `report-uri ${policyReportPath}`,
    'report-to policy',
  ].join('; ')

/** What somebody once gave us runs nothing, loads nothing and is of no origin, whatever it turns out to be. */
const filePolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

const features = [
  'camera=(self)',
  'publickey-credentials-get=(self)',
  'publickey-credentials-create=(self)',
  ...[
    'accelerometer',
    'autoplay',
    'browsing-topics',
    'display-capture',
    'encrypted-media',
    'fullscreen',
    'geolocation',
    'gyroscope',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'screen-wake-lock',
    'usb',
    'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`),
].join(', ')

/** The same on every answer: no inline script or style, no framing, no sniffing, no referrer to other sites. */
export const securityHeadersFor = (tls: boolean): Readonly<Record<string, string>> => ({
  'content-security-policy': pagePolicy([]),
  'reporting-endpoints': `policy="${policyReportPath}"`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': features,
  ...(tls ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
})

export const securityHeaders = (tls: boolean): onRequestHookHandler => {
  const headers = securityHeadersFor(tls)
  return (_request, reply, done) => {
    reply.headers(headers)
    done()
  }
}

/** A page whose forms may end at other origins too. Only whole origins: a path or a `;` in one would be a hole. */
export const allowFormAction = (reply: FastifyReply, origins: readonly string[]): void => {
  for (const origin of origins)
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new Error(`"${origin}" is no origin`)
  void reply.header('content-security-policy', pagePolicy(origins))
}

/** A file is for keeping, not for showing: never a page of this site. */
export const asAttachment = (reply: FastifyReply, name: string): FastifyReply =>
  reply
    .header('content-security-policy', filePolicy)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
