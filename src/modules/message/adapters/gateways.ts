import type { Config } from '../../../platform/config.ts'
import { readSecretFile } from '../../../platform/crypto/secret-file.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Channel } from '../message.ts'
import type { Gateway } from '../ports.ts'
import { resting } from './resting.ts'
import { smsGateway } from './sms-gateway.ts'
import { type SmtpOptions, smtpGateway } from './smtp.ts'

const smtpPort = { 'smtps:': 465, 'smtp:': 587 } as const
const mailAddress = /^(?:[^<>"\r\n]{0,100} <)?[^\s<>"@,;:]{1,64}@[^\s<>"@,;:]{1,255}>?$/

const parsed = (name: string, text: string, schemes: readonly string[]): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !schemes.includes(url.protocol) || url.hostname === '')
    throw new Error(`${name} must be an address that begins with ${schemes.join('// or ')}//`)
  if (url.password) throw new Error(`${name} must not hold a password: secrets are read from files`)
  return url
}

const secret = (name: string, file: string | undefined): (() => string) => {
  if (!file) throw new Error(`${name} is missing: name the file with the secret`)
  readSecretFile(file)
  return () => readSecretFile(file)
}

const smtpOptions = (config: Config): SmtpOptions | undefined => {
  const { smtpUrl, smtpPasswordFile, mailFrom, outgoingAllowed } = config
  if (smtpUrl === undefined) return undefined
  const url = parsed('SMTP_URL', smtpUrl, ['smtps:', 'smtp:'])
  const secure = url.protocol === 'smtps:'
  const port = Number(url.port) || smtpPort[secure ? 'smtps:' : 'smtp:']
  if (!mailFrom || !mailAddress.test(mailFrom))
    throw new Error(
      'MAIL_FROM must be the mail address that notices come from, e.g. "Tongban <no-reply@gov.example>"',
    )
  const user = url.username === '' ? undefined : decodeURIComponent(url.username)
  return {
    host: url.hostname,
    port,
    secure,
    plain: !secure && outgoingAllowed.includes(`${url.hostname}:${port}`),
    user,
    password: user === undefined ? () => '' : secret('SMTP_PASSWORD_FILE', smtpPasswordFile),
    from: mailFrom,
  }
}

const shortestKey = 32

const smsOptions = (config: Config) => {
  const { smsGateway: address, smsGatewaySender: sender, smsGatewayKeyFile } = config
  if (address === undefined) return undefined
  const url = parsed('SMS_GATEWAY', address, ['https:', 'http:'])
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  if (url.protocol === 'http:' && !config.outgoingAllowed.includes(`${url.hostname}:${port}`))
    throw new Error('SMS_GATEWAY must be an https address, or be named in OUTGOING_ALLOW')
  if (!sender || !/^[\w.-]{1,64}$/.test(sender))
    throw new Error('SMS_GATEWAY_SENDER must be the name the gateway knows us by')
  const key = secret('SMS_GATEWAY_KEY_FILE', smsGatewayKeyFile)
  if (key().length < shortestKey)
    throw new Error(
      `the key in ${smsGatewayKeyFile} is short: agree on one of ${shortestKey} characters or more`,
    )
  return { url: url.href, sender, key }
}

/** Throws one sentence where the settings for SMS or mail cannot be used. */
export const checkGateways = (config: Config): void => {
  smtpOptions(config)
  smsOptions(config)
}

export type Gateways = Readonly<Partial<Record<Channel, Gateway>>>

const open = ({ config, outgoing: send }: Platform): Gateways => {
  const [smtp, sms] = [smtpOptions(config), smsOptions(config)]
  return {
    ...(smtp ? { email: resting(smtpGateway(smtp)) } : {}),
    ...(sms ? { sms: resting(smsGateway({ ...sms, send })) } : {}),
  }
}

const opened = new WeakMap<Platform, Gateways>()

/** The ways out that are configured; opened once, however many stores there are. */
export const gatewaysOf = (platform: Platform): Gateways => {
  const known = opened.get(platform) ?? open(platform)
  opened.set(platform, known)
  return known
}
