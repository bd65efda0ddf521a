import type { CaseLine, CaseState } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Cluster, type Color, Tag } from '../../ui/index.ts'

const colors: Readonly<Record<CaseState, Color>> = {
  SUBMITTED: 'info',
  RECEIVED: 'info',
  CORRECTION: 'warning',
  RETURNED: 'neutral',
  REJECTED_AT_INTAKE: 'neutral',
  ACCEPTED: 'info',
  REVIEW: 'info',
  DECIDED: 'success',
  ISSUING: 'info',
  DELIVERED: 'success',
  CLOSED: 'success',
  WITHDRAWN: 'neutral',
}

/** A refusal is not red: red is for our own failures (information-architecture §4). */
export const stateColor = ({ state, outcome }: Pick<CaseLine, 'state' | 'outcome'>): Color =>
  outcome === 'refuse' ? 'neutral' : colors[state]

/** The state of a case in the words of officials. */
export const StateTag = ({ of }: { of: Pick<CaseLine, 'state' | 'stateKey' | 'deemed' | 'outcome'> }) => {
  const { t } = useWords()
  return (
    <Cluster>
      <Tag color={stateColor(of)}>{t(`case.desk.${of.stateKey}`)}</Tag>
      {of.deemed && of.state !== 'ACCEPTED' && <Tag color="warning">{t('desk.deemed')}</Tag>}
    </Cluster>
  )
}
