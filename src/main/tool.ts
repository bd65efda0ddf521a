import { readConfig } from '../platform/config.ts'
import { type Opened, openBeside } from './open.ts'

/** Runs a command-line tool on the platform's data; a failure is one sentence and exit code 1. */
export const withPlatform = async (work: (opened: Opened) => Promise<void>): Promise<void> => {
  try {
    const opened = await openBeside(readConfig(process.env, []))
    try {
      await work(opened)
    } finally {
      await opened.close()
    }
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
