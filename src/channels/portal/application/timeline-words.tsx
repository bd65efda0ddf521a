import type { MyApplication } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { List, Paragraph, Timeline } from '../../ui/index.ts'

type Entry = MyApplication['timeline'][number]

/** What an entry says besides its verb: the gaps, the reason, the number. */
const Detail = ({ entry }: { entry: Entry }) => {
  const { gaps, reason, text, certificateNumber } = entry.data
  return (
    <>
      {Array.isArray(gaps) && (
        <List ordered>
          {gaps.map((gap) => (
            <li key={String(gap)}>{String(gap)}</li>
          ))}
        </List>
      )}
      {[reason, text, certificateNumber]
        .filter((one) => typeof one === 'string' && one !== '')
        .map((one) => (
          <Paragraph key={String(one)} size="sm">
            {String(one)}
          </Paragraph>
        ))}
    </>
  )
}

/** What happened, newest first, and what comes next without invented dates. */
export const CaseTimeline = ({ application }: { application: MyApplication }) => {
  const w = useWords()
  const { line } = application
  const who = (entry: Entry): string => {
    if (entry.by.organ) return w.say(entry.by.organ)
    return w.t(entry.by.kind === 'resident' ? 'portal.application.you' : 'portal.application.platform')
  }
  const next = line.clock
    ? [{ title: w.t(`portal.application.next.${line.state}`), state: 'next' as const }]
    : []
  const past = application.timeline.toReversed().map((entry, at) => ({
    at: entry.at,
    title: w.t(`portal.application.did.${entry.verb}`),
    who: who(entry),
    state: at === 0 && line.clock ? ('current' as const) : ('done' as const),
    // what a reviewer thought is for those who decide
    children: entry.verb === 'review' ? undefined : <Detail entry={entry} />,
  }))
  return <Timeline entries={[...next, ...past]} />
}
