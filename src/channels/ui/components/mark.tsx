/** The mark: a road through an open door. One colour, not round and not red, so nobody takes it for a seal. */
export const Mark = ({ size = 32 }: { size?: 20 | 32 | 40 }) =>
  size < 24 ? (
    <svg class="tb-mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="4" fill="#17518F" />
      <path d="M7 27V8h18v19M16 28V16" fill="none" stroke="#fff" stroke-width="4" />
    </svg>
  ) : (
    <svg class="tb-mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="4" fill="#17518F" />
      <path d="M7 26V8h18v18M16 28V15M11 20l5-5 5 5" fill="none" stroke="#fff" stroke-width="3" />
    </svg>
  )

/** Mark and name. */
export const WordMark = () => (
  <span class="tb-word-mark">
    <Mark />
    <span lang="zh-CN" class="tb-word-mark__zh">
      通办
    </span>
    <span lang="en" class="tb-word-mark__en">
      Tongban
    </span>
  </span>
)
