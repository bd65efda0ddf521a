import { system } from '../../kernel/actor.ts'
import type { Job } from '../../platform/module.ts'
import { preparePdf } from './commands/prepare-pdf.ts'
import { sweepFiles } from './commands/sweep-files.ts'
import { listUnprepared } from './queries/list-unprepared.ts'

export const certificateJobs: readonly Job[] = [
  {
    name: 'certificate.prepare-late',
    cron: '*/5 * * * *',
    run: async (hands) => {
      const actor = system('certificate.prepare-late')
      const failures: unknown[] = []
      for (const certificateId of await hands.ask(listUnprepared, {}, actor)) {
        await hands.perform(preparePdf, { certificateId }, actor).catch((error) => failures.push(error))
      }
      // one that cannot be made holds up none of the others
      if (failures.length > 0)
        throw new AggregateError(failures, `${failures.length} documents could not be made`)
    },
  },
  {
    name: 'certificate.sweep-files',
    cron: '17 19 * * *', // 03:17 in China
    run: async (hands) => {
      await hands.perform(sweepFiles, {}, system('certificate.sweep-files'))
    },
  },
]
