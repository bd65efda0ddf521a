import type { WaitingLink } from '../../../modules/identity/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Button, Card, Empty, Form, Heading, Hidden, Moment, Paragraph, Stack } from '../../ui/index.ts'

/** Recoveries that another administrator has begun; each stands still until this one says yes. */
export const Approvals = ({ links }: { links: readonly WaitingLink[] }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{w.t('desk.recoveries.title')}</Heading>
        <Paragraph>{w.t('desk.recoveries.lead')}</Paragraph>
      </Stack>
      {links.length === 0 && <Empty title={w.t('desk.recoveries.none')} />}
      {links.map((link) => (
        <Card key={link.personId}>
          <Heading level={2} size="xs">
            {link.maskedName} {link.maskedPhone}
          </Heading>
          <Paragraph>
            {w.t('desk.recoveries.made')} <Moment at={link.madeAt} />
            {link.holdsPost && <> · {w.t('desk.recoveries.holds-post')}</>}
          </Paragraph>
          <Form>
            <input type="hidden" name="person" value={link.personId} />
            <div>
              <Button variant="secondary">
                {w.t('desk.recoveries.approve')}
                <Hidden> {link.maskedName}</Hidden>
              </Button>
            </div>
          </Form>
        </Card>
      ))}
    </Stack>
  )
}
