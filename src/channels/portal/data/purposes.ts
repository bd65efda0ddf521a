/**
 * Why personal information is handled, purpose by purpose (个人信息保护法 §17: whose, why, what, how long, which rights).
 * `articles` are those of that law; state organs act within their duties (§13(3), §34), or on consent (§13(1), §14).
 */
export const purposes = [
  { key: 'account', articles: '§13(3) §34' },
  { key: 'handling', articles: '§13(3) §28–30 §34' },
  { key: 'prefill', articles: '§6 §8 §34' },
  { key: 'notices', articles: '§13(3) §34' },
  { key: 'certificates', articles: '§13(3) §34' },
  { key: 'mandates', articles: '§13(1) §14–15 §31' },
  { key: 'audit', articles: '§9 §51' },
] as const

/** What one can ask for, with the article that says so and where it is done here. */
export const rights = [
  { key: 'know', article: '§44', href: '/my/data' },
  { key: 'access', article: '§45', href: '/my/data/export' },
  { key: 'who', article: '§44', href: '/my/access-log' },
  { key: 'correct', article: '§46', href: '/my/data' },
  { key: 'withdraw', article: '§15', href: '/my/mandates' },
  { key: 'delete', article: '§47', href: '/my/data/close' },
  { key: 'explain', article: '§48', href: '/help' },
] as const
