import type { Work } from '../../kernel/operation.ts'
import type { Text } from '../../kernel/text.ts'
import { type Browser, networkOf } from './browser.ts'
import { deviceName } from './device.ts'
import { tellOfChange } from './factors.ts'
import type { IdentityStore } from './identity.store.ts'
import type { Account } from './identity.ts'
import { limitsOf } from './limits.ts'

const formats = {
  zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }),
}
const unknown: Text = { zh: '未知', en: 'unknown' }

/** When, by what and from where, as a notice says it. */
const circumstances = (now: Date, browser: Browser | undefined) => ({
  at: { zh: formats.zh.format(now), en: formats.en.format(now) },
  device: deviceName(browser?.userAgent ?? '') ?? unknown,
  place: networkOf(browser?.address) ?? unknown,
})

type Person = Pick<Account, 'personId' | 'sample'>

/**
 * Several wrong tries are told to the person they concern. Whoever tries on purpose reaches them once a day in the inbox
 * and by SMS once a week, however often they try: a warning must not become a way to pester.
 */
export const tellOfWrongTries = async (
  work: Work<IdentityStore>,
  { personId }: Person,
  browser: Browser | undefined,
): Promise<void> => {
  const { store, now, write } = work
  const hasRoom = async (limit: ReturnType<typeof limitsOf.wrong>): Promise<boolean> => {
    if ((await store.secondsToWait([limit], now)) > 0) return false
    write(...store.countTries([limit], now))
    return true
  }
  if (await hasRoom(limitsOf.wrong(personId))) return
  if (!(await hasRoom(limitsOf.warn(personId)))) return
  const channels = (await hasRoom(limitsOf.warnOutside(personId))) ? undefined : []
  await tellOfChange(work, personId, 'wrong-tries', circumstances(now, browser), channels)
}

/** A sign-in by a browser the person has not used before is told, once there was one that they have. */
export const tellOfNewBrowser = async (
  work: Work<IdentityStore>,
  { personId, sample }: Person,
  browser: Browser | undefined,
): Promise<void> => {
  const { store, now } = work
  if (!browser || (sample && store.sample())) return
  const before = await store.listKnownDevices(personId)
  if (before.length === 0 || (await store.isKnownDevice(personId, browser.knownHash ?? ''))) return
  await tellOfChange(work, personId, 'new-browser', circumstances(now, browser))
}
