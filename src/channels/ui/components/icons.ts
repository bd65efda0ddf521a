import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The icons the product uses. Fixed meanings: information-architecture §5. */
export const iconNames = [
  'alert-circle',
  'alert-triangle',
  'arrow-back-up',
  'arrow-left',
  'arrow-right',
  'baby-carriage',
  'bell',
  'book-2',
  'briefcase',
  'building',
  'building-bank',
  'building-store',
  'calendar',
  'certificate',
  'check',
  'checks',
  'chevron-down',
  'chevron-right',
  'circle-check',
  'circle-dashed',
  'circle-x',
  'clock',
  'coin',
  'device-mobile',
  'download',
  'external-link',
  'eye',
  'file-text',
  'files',
  'fingerprint',
  'flag',
  'gavel',
  'hand-stop',
  'heart-handshake',
  'help-circle',
  'history',
  'home',
  'id',
  'id-badge-2',
  'inbox',
  'info-circle',
  'key',
  'language',
  'lifebuoy',
  'list-check',
  'list-search',
  'lock',
  'login',
  'logout',
  'mail',
  'map-pin',
  'menu-2',
  'message',
  'pencil',
  'phone',
  'player-pause',
  'plus',
  'printer',
  'qrcode',
  'refresh',
  'route',
  'rubber-stamp',
  'school',
  'search',
  'send',
  'settings',
  'shield-check',
  'stethoscope',
  'sunset-2',
  'text-size',
  'trash',
  'upload',
  'user',
  'users',
  'walk',
  'wallet',
  'world',
  'x',
] as const

export type IconName = (typeof iconNames)[number]

const { resolve } = createRequire(import.meta.url)

const shapeOf = (name: IconName): string => {
  const svg = readFileSync(resolve(`@tabler/icons/outline/${name}.svg`), 'utf8')
  return [...svg.matchAll(/<(?!svg|\/svg)[^>]+>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !tag.includes('stroke="none"'))
    .join('')
    .replaceAll(' />', '/>')
}

/** The drawing inside the svg element of each icon, read once. */
export const iconShapes: ReadonlyMap<IconName, string> = new Map(
  iconNames.map((name) => [name, shapeOf(name)]),
)
