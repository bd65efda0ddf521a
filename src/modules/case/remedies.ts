import type { Text } from '../../kernel/text.ts'
import type { FrozenItem } from './case.ts'
import { word } from './notices.ts'

/** What who disagrees can do: the item's own words, else the general ones (行政复议法 §20, 行政诉讼法 §46). */
export const remediesFor = (item: Pick<FrozenItem, 'remedies'>): Text =>
  item.remedies ?? { zh: word('case.remedies.default', 'zh'), en: word('case.remedies.default', 'en') }
