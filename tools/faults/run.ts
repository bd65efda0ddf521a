import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { faults } from './faults.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'faults-'))
const copy = join(folder, 'copy')

const run = (
  command: string,
  args: readonly string[],
  cwd: string,
): { status: number | null; said: string } => {
  const env = { ...process.env, NO_COLOR: '1' }
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    timeout: 300_000,
  })
  return { status, said: stdout + stderr }
}

/** Runs one test file in the copy: were there tests, and did any fail? */
const verdictOf = (test: string): 'green' | 'red' | 'broken' => {
  const { status, said } = run('node_modules/.bin/vitest', ['run', test, '--bail', '1'], copy)
  if (status === 0) return 'green'
  return /\n\s+Tests\s+.*\d+ failed/.test(said) ? 'red' : 'broken'
}

/** Takes each control out of a copy of the last commit, and looks whether its test turns red. */
const main = (): number => {
  const asked = process.argv.slice(2)
  const chosen = faults.filter(({ control, test }) =>
    asked.length === 0 ? true : asked.some((word) => control.includes(word) || test.includes(word)),
  )
  if (chosen.length === 0) {
    console.error(`no control and no test is named like "${asked.join(' ')}": see tools/faults/faults.ts`)
    return 2
  }
  run('git', ['clone', '--quiet', root, copy], root)
  run('cp', ['-al', join(root, 'node_modules'), join(copy, 'node_modules')], root)
  let unnoticed = 0
  for (const { control, file, find, put, test } of chosen) {
    const path = join(copy, file)
    const before = readFileSync(path, 'utf8')
    const there = before.split(find).length === 2
    if (there)
      writeFileSync(
        path,
        before.replace(find, () => put),
      )
    const verdict = there ? verdictOf(test) : 'not found'
    writeFileSync(path, before)
    if (verdict !== 'red') unnoticed++
    console.log(`${verdict.padEnd(9)} ${control}  ${test}`)
  }
  console.log(`${chosen.length - unnoticed} of ${chosen.length} noticed`)
  return unnoticed === 0 ? 0 : 1
}

try {
  process.exitCode = main()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
