import { system } from '../../kernel/actor.ts'
import { forEachDue, type Job } from '../../platform/module.ts'
import { preparePdf } from './commands/prepare-pdf.ts'
import { sweepFiles } from './commands/sweep-files.ts'
import { listUnprepared } from './queries/list-unprepared.ts'

export const certificateJobs: readonly Job[] = [
  {
    name: 'certificate.prepare-late',
    cron: '*/5 * * * *',
    run: async (hands) => {
      const actor = system('certificate.prepare-late')
      const late = await hands.ask(listUnprepared, {}, actor)
      await forEachDue(late, (certificateId) => hands.perform(preparePdf, { certificateId }, actor))
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
