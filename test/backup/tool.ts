import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** A command of the product, as an operator starts it. */
export const tool = async (
  name: 'backup' | 'restore' | 'verify-audit' | 'rotate-keys',
  env: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<Ran> => {
  const script = resolve(import.meta.dirname, `../../src/main/${name}.ts`)
  try {
    const done = await run(process.execPath, ['--import', 'tsx', script, ...args], {
      env: { PATH: process.env.PATH, ...env },
    })
    return { code: 0, out: done.stdout, err: done.stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}
