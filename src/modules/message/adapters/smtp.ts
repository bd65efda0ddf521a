import { createTransport } from 'nodemailer'
import { type Gateway, GatewayDown } from '../ports.ts'

export interface SmtpOptions {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; else STARTTLS, which is not left out. */
  readonly secure: boolean
  /** Only for a server that was named as one that may be spoken to without TLS. */
  readonly plain: boolean
  readonly user: string | undefined
  /** Read at each letter, so that a new one is taken without a start. */
  readonly password: () => string
  readonly from: string
}

const waitMs = 5_000

interface SmtpError {
  readonly code?: string
  readonly responseCode?: number
}

/** A server that says 5xx to the recipient or the letter means it; to ourselves it means our settings. */
const isLastWord = ({ code, responseCode }: SmtpError): boolean =>
  (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== undefined && responseCode >= 500

/** Hands mail to a server by SMTP (RFC 5321, 3207, 4954); the letter's id is its Message-ID. */
export const smtpGateway = ({ user, password, from, plain, ...server }: SmtpOptions): Gateway => {
  const domain = from.slice(from.lastIndexOf('@') + 1).replace(/>$/, '')
  return async ({ id, address, title, body, language }) => {
    const transport = createTransport({
      ...server,
      ...(user === undefined ? {} : { auth: { user, pass: password() } }),
      requireTLS: !server.secure && !plain,
      ignoreTLS: plain,
      tls: { minVersion: 'TLSv1.2' },
      connectionTimeout: waitMs,
      greetingTimeout: waitMs,
      socketTimeout: waitMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    try {
      await transport.sendMail({
        from,
        // as parts, so that no character of an address can make it two
        to: { name: '', address },
        subject: title,
        text: body,
        messageId: `<${id}@${domain}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'Content-Language': language === 'zh' ? 'zh-CN' : 'en',
        },
      })
      return 'taken'
    } catch (error) {
      if (isLastWord(error as SmtpError)) return 'refused'
      const { code = 'unknown', responseCode = '' } = error as SmtpError
      throw new GatewayDown(`mail server: ${code} ${responseCode}`.trim())
    } finally {
      transport.close()
    }
  }
}
