import type { Text } from '../../../kernel/text.ts'

/** Short forms in names of organs, where the full name of the department does not appear. */
const shortForms: readonly (readonly [string, string])[] = [
  ['人社', 'human-resources-social-security'],
  ['住建', 'housing-construction'],
  ['自规', 'natural-resources'],
  ['发改', 'development-reform'],
  ['经信', 'industry-information'],
  ['工信', 'industry-information'],
  ['教', 'education'],
  ['文广', 'culture-tourism'],
  ['卫健', 'health'],
  ['市监', 'market-regulation'],
  ['市场监管', 'market-regulation'],
  ['医保', 'healthcare-security'],
  ['残联', 'disabled-persons'],
  ['农业农村', 'agriculture-rural-affairs'],
  ['农', 'agriculture-rural-affairs'],
  ['民宗', 'ethnic-religious-affairs'],
  ['退役', 'veterans-affairs'],
  ['应急', 'emergency-management'],
  ['环境', 'ecology-environment'],
  ['税务', 'tax'],
  ['烟草', 'tobacco'],
  ['公安', 'public-security'],
  ['审批', 'administrative-approval'],
  ['城管', 'urban-management'],
  ['林', 'forestry'],
  ['水', 'water-resources'],
]

const tail = /(委员会|办公室|总队|厅|局|办|总会|联合会|会|中心)$/

/** Finds the kind of department an organ's name speaks of; 'other' when it speaks of none. */
export const departmentFinder = (
  departments: readonly { readonly slug: string; readonly name: Text }[],
): ((organName: string) => string) => {
  const stems = departments
    .map(({ slug, name }) => [name.zh.replace(tail, ''), slug] as const)
    .filter(([stem]) => stem.length >= 2)
    .sort((a, b) => b[0].length - a[0].length)
  const known = new Set(departments.map((d) => d.slug))
  const found = new Map<string, string>()
  return (organName) => {
    let slug = found.get(organName)
    if (slug === undefined) {
      const short = shortForms.filter(([, s]) => known.size === 0 || known.has(s))
      slug = [...stems, ...short].find(([word]) => organName.includes(word))?.[1] ?? 'other'
      found.set(organName, slug)
    }
    return slug
  }
}
