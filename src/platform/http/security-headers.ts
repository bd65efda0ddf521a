import type { onRequestHookHandler } from 'fastify'

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The same on every answer: no inline script or style, no framing, no sniffing, no referrer to other sites. */
export const securityHeaders =
  (tls: boolean): onRequestHookHandler =>
  (_request, reply, done) => {
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
      ...(tls ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    })
    done()
  }
