import { type IconName, iconShapes } from './icons.ts'

/** A drawing beside a word; never alone, so it is silent. */
export const Icon = ({ name, size = 24 }: { name: IconName; size?: 16 | 20 | 24 | 32 }) => (
  <svg
    class="tb-icon"
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    dangerouslySetInnerHTML={{ __html: iconShapes.get(name) ?? '' }}
  />
)
