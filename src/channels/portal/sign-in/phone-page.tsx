import type { VNode } from 'preact'
import { sendCode } from '../../../modules/identity/index.ts'
import { portalPage } from '../../ui/pages.tsx'
import { codeSent, entering, phoneIn } from './enter.ts'
import { NextQuery } from './next-query.ts'
import { withNext } from './with-next.ts'

/** A page that sends a code to the phone that was typed, whether or not anybody has an account with it. */
export const phonePage = (spec: {
  readonly path: `/sign-in/${string}`
  readonly purpose: 'sign-in' | 'recover'
  /** Message key. */
  readonly title: string
  readonly body: (next: string | undefined) => VNode
}) =>
  portalPage({
    path: spec.path,
    for: 'anyone',
    does: [sendCode],
    query: NextQuery,
    get: (c) => ({ title: c.words.t(spec.title), body: spec.body(c.query.next) }),
    post: async (c) => {
      const { language } = c.words
      const { browser } = entering(c)
      const input = { purpose: spec.purpose, phone: phoneIn(c), language, browser }
      const sent = await c.perform(sendCode, input, { idempotencyKey: null })
      return codeSent(sent, (code) => withNext(`${spec.path}/${code}`, c.query.next))
    },
  })
