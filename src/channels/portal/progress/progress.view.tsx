import type { CaseLine } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Button,
  Card,
  CaseNumber,
  Cluster,
  Form,
  Heading,
  Paragraph,
  Stack,
  TextField,
} from '../../ui/index.ts'
import { CaseClock } from '../application/clock-words.tsx'
import { StateTag } from '../application/state-tag.tsx'

type Found = Pick<CaseLine, 'number' | 'itemName' | 'state' | 'stateKey' | 'organ' | 'organPhone' | 'clock'>

export const Progress = ({ number, found }: { number?: string | undefined; found?: Found }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Heading level={1}>{w.t('portal.progress.title')}</Heading>
      {found && (
        <Card tone="tinted">
          <Heading level={2}>{w.say(found.itemName)}</Heading>
          <Cluster>
            <StateTag line={found} />
            <CaseNumber number={found.number} />
          </Cluster>
          {found.clock && <CaseClock clock={found.clock} />}
          <Paragraph>
            {w.say(found.organ)}
            {found.organPhone && ` · ${found.organPhone}`}
          </Paragraph>
        </Card>
      )}
      <Form action="/progress">
        <TextField
          name="number"
          label={w.t('portal.receipt.number')}
          hint={w.t('portal.progress.number-hint')}
          value={number}
          width={20}
        />
        <TextField
          name="lastFour"
          label={w.t('portal.progress.last-four')}
          hint={w.t('portal.progress.last-four-hint')}
          width={4}
        />
        <Button>{w.t('portal.progress.look')}</Button>
      </Form>
    </Stack>
  )
}
