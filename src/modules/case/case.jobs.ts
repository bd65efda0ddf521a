import { system } from '../../kernel/actor.ts'
import { forEachDue, type Job } from '../../platform/module.ts'
import { deemAccepted, returnIncomplete } from './commands/platform.ts'
import { removeOldDrafts } from './commands/remove-old-drafts.ts'
import { listRunOut } from './queries/run-out.ts'

const perRun = 500

/** Limits that ran out: looked at shortly after midnight in China, and again through the day for what was missed. */
export const caseJobs: readonly Job[] = [
  {
    name: 'case.clock',
    cron: '5 */4 * * *',
    run: async (hands) => {
      const actor = system('case.clock')
      const { toDeem, toReturn } = await hands.ask(listRunOut, { limit: perRun }, actor)
      await forEachDue(
        [
          ...toDeem.map((number) => () => hands.perform(deemAccepted, { number }, actor)),
          ...toReturn.map((number) => () => hands.perform(returnIncomplete, { number }, actor)),
        ],
        (perform) => perform(),
      )
    },
  },
  {
    name: 'case.remove-old-drafts',
    cron: '40 18 * * *',
    run: async (hands) => {
      await hands.perform(removeOldDrafts, {}, system('case.remove-old-drafts'))
    },
  },
]
