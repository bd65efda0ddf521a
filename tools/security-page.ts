/** One requirement of the OWASP ASVS, and what we can show for it. */
export interface Requirement {
  readonly id: string
  readonly level: 1 | 2 | 3
  readonly section: string
  readonly asks: string
  readonly status: 'covered' | 'partly' | 'open' | 'not-applicable'
  /** `file › name of the test`. */
  readonly tests?: readonly string[]
  /** `file`, or `file#heading`. */
  readonly documents?: readonly string[]
  readonly why?: string
}

export interface Standard {
  readonly source: string
  readonly note: string
  readonly chapters: Readonly<Record<string, string>>
  readonly rows: readonly Requirement[]
}

export const dataPath = 'docs/security/asvs.json'
export const pagePath = 'docs/security/asvs.md'

const statuses = ['covered', 'partly', 'open', 'not-applicable'] as const
const words: Readonly<Record<Requirement['status'], string>> = {
  covered: 'covered',
  partly: 'in part',
  open: '**not covered**',
  'not-applicable': 'nothing here',
}

const chapterOf = ({ id }: Requirement): string => id.split('.')[0] ?? ''
const cell = (text: string): string => text.replaceAll('|', '\\|')

const evidence = ({ tests = [], documents = [], why }: Requirement): string =>
  [
    ...tests.map((one) => {
      const [file = '', name = ''] = one.split(' › ')
      return `[${cell(name)}](../../${file})`
    }),
    ...documents.map((one) => `[${one.replace(/^docs\//, '')}](../../${one})`),
    ...(why ? [cell(why)] : []),
  ].join('; ')

const lines = (rows: readonly Requirement[]): string[] =>
  rows.map(
    (row) => `| ${row.id} | ${row.level} | ${cell(row.asks)} | ${words[row.status]} | ${evidence(row)} |`,
  )

const count = (rows: readonly Requirement[], status: Requirement['status']): number =>
  rows.filter((row) => row.status === status).length

const head = (titles: readonly string[]): string[] => [
  `| ${titles.join(' | ')} |`,
  `|${titles.map(() => '---').join('|')}|`,
]

/** The page that says, for each requirement, what shows it; and before all, what is not covered. */
export const renderStandard = ({ source, note, chapters, rows }: Standard): string => {
  const names = Object.keys(chapters).filter((chapter) => rows.some((row) => chapterOf(row) === chapter))
  const summary = names.map((chapter) => {
    const own = rows.filter((row) => chapterOf(row) === chapter)
    return `| ${chapter} ${chapters[chapter]} | ${statuses.map((status) => count(own, status)).join(' | ')} |`
  })
  const uncovered = rows.filter(({ status }) => status === 'open' || status === 'partly')
  return [
    '# OWASP ASVS 5.0',
    '',
    '<!-- Generated from asvs.json by "npm run generate"; do not edit. -->',
    '',
    `Source: ${source}. ${note}`,
    '',
    'In it are all requirements of levels 1 and 2, those of level 3 for identity, sessions, authorisation, tokens,',
    'cryptography and logging, and others of level 3 where something shows them. "Covered" means: the named tests fail',
    'without it, or the named document says it where the requirement asks for a document. A test checks that each named test',
    'and document is there. Nobody from outside has verified this.',
    '',
    '## In numbers',
    '',
    ...head(['Chapter', ...statuses.map((status) => words[status].replaceAll('*', ''))]),
    ...summary,
    `| **All** | ${statuses.map((status) => `**${count(rows, status)}**`).join(' | ')} |`,
    '',
    '## What is not covered, or in part',
    '',
    ...head(['Id', 'Level', 'Asks', 'State', 'What is there, and what is missing']),
    ...lines(uncovered),
    '',
    ...names.flatMap((chapter) => [
      `## ${chapter} ${chapters[chapter]}`,
      '',
      ...head(['Id', 'Level', 'Asks', 'State', 'Shown by']),
      ...lines(rows.filter((row) => chapterOf(row) === chapter)),
      '',
    ]),
  ].join('\n')
}
