import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it, test } from 'vitest'

const command = fileURLToPath(new URL('calendar.ts', import.meta.url))
const run = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' })
  return { status, stdout, lines: stderr.trim().split('\n') }
}

it('prints when a limit runs out, skipping pauses', () => {
  expect(run('due', '2025-09-26', '20', '--pause', '2025-10-13..2025-10-20')).toMatchObject({
    status: 0,
    stdout: '{"due":"2025-11-06","provisional":false}\n',
  })
  expect(run('due', '2026-12-25', '5').stdout).toBe('{"due":"2027-01-01","provisional":true}\n')
})

test.each([
  ['due', '2026-02-30', '5'],
  ['due', '2026-02-20', 'five'],
  ['due', '2026-02-20', '5', '--pause', '2026-03-02..2026-03-01'],
  ['when'],
])('says in one sentence what cannot be used: %s %s %s', (...args) => {
  const { status, stdout, lines } = run(...args)
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(lines).toHaveLength(1)
})
