import type { DraftView } from '../../../modules/case/index.ts'
import type { AnswerSection, FormError } from '../../../modules/form/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { AnswersList } from '../../ui/form/index.ts'
import {
  Alert,
  BackLink,
  Button,
  CheckboxField,
  Details,
  Form,
  Heading,
  Link,
  List,
  Paragraph,
  Stack,
  SummaryList,
} from '../../ui/index.ts'
import { missingPapers, papersToBring, previousStep, type Step } from './steps.ts'

interface Shown {
  view: DraftView
  steps: readonly Step[]
  sections: readonly AnswerSection[]
  gaps: readonly FormError[]
}

const Gaps = ({ view, gaps }: Pick<Shown, 'view' | 'gaps'>) => {
  const w = useWords()
  const papers = missingPapers(view)
  const n = gaps.length + papers.length
  if (n === 0) return null
  return (
    <Alert color="warning" title={w.t('portal.draft.gaps', { n })}>
      <List>
        {gaps.map((gap) => (
          <li key={gap.path}>
            <Link href={`/drafts/${view.draft.id}/pages/${gap.page}?from=check`}>{w.say(gap.text)}</Link>
          </li>
        ))}
        {papers.map((paper) => (
          <li key={paper.key}>
            <Link href={`/drafts/${view.draft.id}/materials#m-${paper.key}`}>
              {w.t('problem.case.material-missing', { name: w.say(paper.name) })}
            </Link>
          </li>
        ))}
      </List>
    </Alert>
  )
}

const Papers = ({ view }: { view: DraftView }) => {
  const w = useWords()
  if (papersToBring(view).length === 0) return null
  const href = `/drafts/${view.draft.id}/materials`
  return (
    <section>
      <Heading level={2}>{w.t('portal.draft.papers')}</Heading>
      <SummaryList
        rows={papersToBring(view).map((paper) => {
          const given = view.draft.materials.filter((m) => m.key === paper.key)
          return {
            label: w.say(paper.name),
            value: given.length > 0 ? given.map((m) => m.fileName).join('、') : w.t('portal.draft.none'),
            action: {
              href: `${href}#m-${paper.key}`,
              label: w.t('portal.draft.change'),
              hidden: w.say(paper.name),
            },
          }
        })}
      />
    </section>
  )
}

/** Everything once more, each row with its source and a way to change it; then the declaration and the one button. */
export const Check = ({ view, steps, sections, gaps }: Shown) => {
  const w = useWords()
  const { item, draft } = view
  const registers = [...new Set(draft.facts.map((fact) => w.say(fact.source)))]
  return (
    <Stack gap="sections">
      <BackLink href={previousStep(steps, 'check')?.href ?? `/drafts/${draft.id}`} />
      <Heading level={1}>{w.t('portal.draft.check')}</Heading>
      <Gaps view={view} gaps={gaps} />
      <AnswersList
        sections={sections}
        change={(page, field) => `/drafts/${draft.id}/pages/${page}?from=check#f-${field}`}
      />
      <Papers view={view} />
      {registers.length > 0 && (
        <section>
          <Heading level={2}>{w.t('portal.draft.look-up')}</Heading>
          <Paragraph>{w.t('portal.draft.look-up-what', { organ: w.say(item.organName) })}</Paragraph>
          <List>
            {registers.map((register) => (
              <li key={register}>{register}</li>
            ))}
          </List>
        </section>
      )}
      <section>
        <Heading level={2}>{w.t('portal.draft.fee')}</Heading>
        <Paragraph>
          {w.t(item.charged ? 'portal.apply.charged' : 'portal.apply.free')} · {w.t('portal.draft.delivery')}
        </Paragraph>
      </section>
      <Alert>
        {item.projectType === 'instant'
          ? w.t('portal.draft.expect-instant')
          : w.t('portal.draft.expect', { n: item.promisedDays ?? item.legalDays ?? 20 })}
      </Alert>
      <Form>
        <CheckboxField name="declared" label={w.t('portal.draft.declare')} />
        <Details summary={w.t('portal.draft.declare-law')}>
          <Paragraph>{w.t('portal.draft.declare-text')}</Paragraph>
        </Details>
        <Button>{w.t('portal.draft.submit')}</Button>
      </Form>
    </Stack>
  )
}
