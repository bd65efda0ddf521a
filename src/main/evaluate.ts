import { existsSync } from 'node:fs'
import { visitor } from '../kernel/actor.ts'
import { evaluateSearch, type Judged, readRows, searchItems } from '../modules/catalogue/index.ts'
import { withPlatform } from './tool.ts'

const usage = 'usage: npm run evaluate -- search <file.jsonl> [--misses]'

/** Questions of a log that name what answers them; lines that do not are said and left out. */
const readQuestions = async (file: string): Promise<Judged[]> => {
  const questions: Judged[] = []
  for await (const row of readRows(file)) {
    const judged = 'value' in row ? (row.value as Partial<Judged> | null) : undefined
    if (typeof judged?.query === 'string' && Array.isArray(judged.relevant)) questions.push(judged as Judged)
    else console.error(`line ${row.line} is not a question with relevant items; left out`)
  }
  return questions
}

const evaluate = async (file: string, misses: boolean): Promise<void> => {
  const questions = await readQuestions(file)
  await withPlatform(async ({ runtime }) => {
    const search = async (q: string) =>
      (await runtime.ask(searchItems, { q: q.slice(0, 200), limit: 10 }, visitor())).items
    const result = await evaluateSearch(questions, search, ({ query, relevant }, rank, first) => {
      if (misses) console.log([query, relevant[0]?.name, rank || '-', first?.name.zh].join(' | '))
    })
    console.log(JSON.stringify(result))
  })
}

const [what, file, option] = process.argv.slice(2)
if (what !== 'search' || !file) {
  console.error(usage)
  process.exitCode = 1
} else if (!existsSync(file)) {
  console.error(`there is no file ${file}`)
  process.exitCode = 1
} else {
  await evaluate(file, option === '--misses')
}
