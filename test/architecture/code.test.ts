import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Exit code and words of a tool of ours. */
const run = (tool: string, ...args: string[]): Promise<{ code: number; words: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [`${root}node_modules/${tool}`, ...args],
      { cwd: root, maxBuffer: 1e8 },
      (error, stdout, stderr) => {
        resolve({ code: error ? 1 : 0, words: stdout + stderr })
      },
    )
  })

describe('the code', { timeout: 240_000 }, () => {
  it('has the right types', async () => {
    expect((await run('typescript/bin/tsc', '--noEmit')).words).toBe('')
  })

  it('has the right types in the script for browsers too', async () => {
    expect((await run('typescript/bin/tsc', '--noEmit', '-p', 'src/channels/ui/islands')).words).toBe('')
  })

  it('is in the house format and clean', async () => {
    const { code, words } = await run('@biomejs/biome/bin/biome', 'check', '.')
    expect(words.slice(-4_000) && code).toBe(0)
  })
})
