import { readFile } from 'node:fs/promises'
import { addDays, type CivilDate, parseCivilDate } from '../kernel/civil-date.ts'
import { calendarOf, dueOn, type Pause } from '../kernel/working-days.ts'

const usage = 'Usage: npm run calendar -- due <yyyy-mm-dd> <working days> [--pause <from>..<to>]'
const mostDays = 10_000
const mostPausedDays = 36_600

const fail = (sentence: string): never => {
  console.error(sentence)
  process.exit(1)
}

const dateFrom = (text: string | undefined): CivilDate => {
  const date = text && parseCivilDate(text)
  return date && date >= '1949-10-01' && date <= '2999-12-31'
    ? date
    : fail(`"${text ?? ''}" is not a day of the form yyyy-mm-dd. ${usage}`)
}

const pauseFrom = (text: string | undefined): Pause => {
  const [from, to, ...rest] = (text ?? '').split('..')
  if (to === undefined || rest.length > 0) return fail(`--pause takes <from>..<to>, two days. ${usage}`)
  const pause = { from: dateFrom(from), to: dateFrom(to) }
  if (pause.to < pause.from) return fail(`The pause ${text} ends before it begins.`)
  return addDays(pause.from, mostPausedDays) < pause.to
    ? fail(`The pause ${text} is longer than a century.`)
    : pause
}

const [verb, start, days, ...options] = process.argv.slice(2)
if (verb !== 'due') fail(usage)
const date = dateFrom(start)
if (!/^\d{1,5}$/.test(days ?? '') || Number(days) > mostDays) {
  fail(`"${days ?? ''}" is not a number of working days from 0 to ${mostDays}. ${usage}`)
}
const pauses: Pause[] = []
for (let i = 0; i < options.length; i++) {
  const [name, value] = options[i]?.split('=', 2) ?? []
  if (name !== '--pause') fail(`"${options[i]}" is not an option. ${usage}`)
  pauses.push(pauseFrom(value ?? options[++i]))
}
const data = await readFile(new URL('../../catalogue/calendar/cn.json', import.meta.url), 'utf8')
console.log(JSON.stringify(dueOn(date, Number(days), calendarOf(JSON.parse(data)), pauses)))
