import type { Words } from '../../../platform/i18n/words.ts'

/** How long ago, in the largest unit that says enough. */
export const ago = ({ t }: Words, at: Date | null, now: Date): string => {
  if (at === null) return t('desk.operations.never')
  const seconds = Math.max(0, Math.round((now.getTime() - new Date(at).getTime()) / 1000))
  if (seconds < 120) return t('desk.operations.seconds-ago', { n: seconds })
  if (seconds < 7_200) return t('desk.operations.minutes-ago', { n: Math.round(seconds / 60) })
  if (seconds < 172_800) return t('desk.operations.hours-ago', { n: Math.round(seconds / 3_600) })
  return t('desk.operations.days-ago', { n: Math.round(seconds / 86_400) })
}

const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** A size as people say it. */
export const size = (bytes: number): string => {
  const at = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)), units.length - 1)
  return `${(bytes / 1024 ** at).toFixed(at > 1 ? 1 : 0)} ${units[at]}`
}
