import { createHash, createHmac } from 'node:crypto'
import type { Outgoing } from '../../../platform/http/outgoing.ts'
import { smsText } from '../message.ts'
import { type Gateway, GatewayDown } from '../ports.ts'

export interface SmsGatewayOptions {
  readonly url: string
  /** By what name the gateway knows us. */
  readonly sender: string
  /** Read at each letter, so that a new one is taken without a start. */
  readonly key: () => string
  readonly send: Outgoing
}

/** What a gateway checks: these lines under HMAC-SHA-256 with the key we share (docs/guides/sms-gateway.md). */
export const smsSignature = (
  key: string,
  said: { readonly sender: string; readonly time: string; readonly id: string; readonly body: string },
): string => {
  const digest = createHash('sha256').update(said.body).digest('hex')
  const lines = ['v1', said.sender, said.time, said.id, digest].join('\n')
  return `v1=${createHmac('sha256', key).update(lines).digest('hex')}`
}

const takenStatus = new Set([200, 201, 202])
/** Its last word about this text: not understood, no such number, not to this number. */
const lastWord = new Set([400, 410, 422])

/** Hands texts to an SMS gateway that speaks our signed protocol; other providers stand behind a small program that does. */
export const smsGateway =
  ({ url, sender, key, send }: SmsGatewayOptions): Gateway =>
  async (letter) => {
    const { id, address, language } = letter
    const body = JSON.stringify({ id, to: `+86${address}`, text: smsText(letter), language })
    // the gateway compares with the time of day, so this is the clock of the machine
    const time = String(Math.floor(Date.now() / 1000))
    const answer = await send({
      url,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': id,
        'tongban-sender': sender,
        'tongban-time': time,
        'tongban-signature': smsSignature(key(), { sender, time, id, body }),
      },
      body,
      maxBytes: 16_384,
    }).catch((error: unknown) => {
      throw new GatewayDown(`SMS gateway: ${(error as Error).message}`)
    })
    if (takenStatus.has(answer.status)) return 'taken'
    if (lastWord.has(answer.status)) return 'refused'
    throw new GatewayDown(`SMS gateway: status ${answer.status}`)
  }
