import type { CaseLine } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { type Color, Tag } from '../../ui/index.ts'

const colors: Readonly<Record<string, Color>> = {
  SUBMITTED: 'info',
  RECEIVED: 'info',
  CORRECTION: 'warning',
  ACCEPTED: 'info',
  REVIEW: 'info',
  'DECIDED.grant': 'success',
  ISSUING: 'info',
  DELIVERED: 'success',
  CLOSED: 'success',
}

/** Where an application stands, in the one word of the state list. Refusal is not red. */
export const StateTag = ({ line }: { line: Pick<CaseLine, 'stateKey' | 'state'> }) => {
  const w = useWords()
  const own = line.stateKey.endsWith('.refuse') ? 'neutral' : undefined
  return (
    <Tag color={own ?? colors[line.stateKey] ?? colors[line.state] ?? 'neutral'}>
      {w.t(`case.state.${line.stateKey}`)}
    </Tag>
  )
}
