import type { CaseLine, listMyDrafts } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { CaseNumber, Cluster, LinkCard, Moment, Paragraph } from '../../ui/index.ts'
import { dueWords, leftWords } from '../application/clock-words.tsx'
import { StateTag } from '../application/state-tag.tsx'

export type DraftLine = Awaited<ReturnType<typeof listMyDrafts.run>>[number]

/** One application in a list: what, where it stands, its clock. */
export const ApplicationCard = ({ line, level = 3 }: { line: CaseLine; level?: 2 | 3 }) => {
  const w = useWords()
  return (
    <LinkCard href={`/my/applications/${line.number}`} title={w.say(line.itemName)} level={level}>
      <Cluster>
        <StateTag line={line} />
        <CaseNumber number={line.number} />
      </Cluster>
      <Paragraph size="sm">
        {w.say(line.organ)} · <Moment at={line.submittedAt} />
      </Paragraph>
      {line.clock && (
        <Paragraph size="sm">
          {leftWords(w, line.clock)} · {dueWords(w, line.clock)}
        </Paragraph>
      )}
    </LinkCard>
  )
}

export const DraftCard = ({ draft, level = 3 }: { draft: DraftLine; level?: 2 | 3 }) => {
  const w = useWords()
  return (
    <LinkCard href={`/drafts/${draft.id}`} title={w.say(draft.item.name)} level={level}>
      <Paragraph size="sm">
        {w.t('portal.my.draft-saved')} <Moment at={draft.savedAt} />
      </Paragraph>
    </LinkCard>
  )
}
