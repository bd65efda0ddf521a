// Writes catalogue/calendar/cn.json from the npm package chinese-days (State Council notices on holidays):
//   node tools/make-calendar.ts [first year] [last year]
// The package answers by weekday for years that have not been announced: check the last year before raising it.
import { writeFileSync } from 'node:fs'
import chineseDays from 'chinese-days'
import { addDays, type CivilDate, weekday } from '../src/kernel/civil-date.ts'

const [first = '2021', last = '2026'] = process.argv.slice(2)
const off: string[] = []
const makeUp: string[] = []
for (let day = `${first}-01-01` as CivilDate; day <= `${last}-12-31`; day = addDays(day, 1)) {
  const weekend = weekday(day) % 6 === 0
  if (chineseDays.isWorkday(day) === weekend) (weekend ? makeUp : off).push(day)
}
const years = Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => Number(first) + i)
const calendar = {
  knownFrom: `${first}-01-01`,
  knownUntil: `${last}-12-31`,
  documents: years.map((year) => ({ year, title: `国务院办公厅关于${year}年部分节假日安排的通知` })),
  off,
  makeUp,
}
writeFileSync(
  new URL('../catalogue/calendar/cn.json', import.meta.url),
  `${JSON.stringify(calendar, null, 1)}\n`,
)
console.log(`${off.length} days off and ${makeUp.length} make-up days, ${first} to ${last}`)
