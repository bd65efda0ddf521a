import { Type } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import {
  getScanOfBrowser,
  newScanSecret,
  openScan,
  scanOf,
  signInByScan,
  signOut,
} from '../../../modules/identity/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { scanCookie } from '../../../platform/http/session.ts'
import { portalPage } from '../../ui/pages.tsx'
import { field } from '../factors/own-session.ts'
import { entering } from '../sign-in/enter.ts'
import { ScanIn } from './scan-in.view.tsx'

const pollSeconds = 3
const keptSeconds = 150

/** On the PC: a QR code that this one browser can be signed in by, and the number the phone has to pick. */
export const scanInPage = portalPage({
  path: '/sign-in/scan',
  for: 'anyone',
  does: [getScanOfBrowser, openScan, signInByScan, signOut],
  query: Type.Object({ next: Type.Optional(Type.String({ maxLength: 2000 })) }),
  get: async (c) => {
    const codes = c.device.scan ? scanOf(c.device.scan) : undefined
    const scan = codes ? await c.ask(getScanOfBrowser, { browserHash: codes.browserHash }) : null
    const title = c.words.t('portal.scan.in-title')
    const address = `${c.publicUrl}/scan/${codes?.code ?? ''}`
    const body = <ScanIn scan={scan} address={address} next={c.query.next} now={c.now} />
    return scan?.state === 'open' ? { title, body, refreshSeconds: pollSeconds } : { title, body }
  },
  post: async (c) => {
    const { tokenHash, browser, finish } = entering(c)
    if (field(c, 'do') !== 'enter') {
      const secret = newScanSecret()
      const { browserHash, codeHash } = scanOf(secret)
      await c.perform(openScan, { browserHash, codeHash, browser }, { idempotencyKey: null })
      return redirect(c.url, [{ name: scanCookie, value: secret, maxAgeSeconds: keptSeconds }])
    }
    if (!c.device.scan) throw new Problem('portal.scan.over', 409)
    const opened = await c.perform(
      signInByScan,
      { browserHash: scanOf(c.device.scan).browserHash, tokenHash, browser, language: c.words.language },
      { idempotencyKey: null },
    )
    if (!opened.proven) throw new Problem('portal.scan.over', 409)
    const entered = await finish(opened.as, c.query.next)
    const over = { name: scanCookie, value: '', maxAgeSeconds: 0 }
    return redirect(entered.redirect, [...(entered.cookies ?? []), over])
  },
})
