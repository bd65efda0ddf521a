import type { ScanShown } from '../../../modules/identity/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { scriptHref } from '../../ui/assets.ts'
import {
  Alert,
  BackLink,
  Button,
  Form,
  FormToken,
  Heading,
  Link,
  List,
  Panel,
  Paragraph,
  Stack,
} from '../../ui/index.ts'
import { Qr } from '../receipt/qr.tsx'

type Scan = ScanShown | null

const withNext = (path: string, next: string | undefined): string =>
  next === undefined ? path : `${path}?${new URLSearchParams({ next })}`

const NewCode = ({ again = false }: { again?: boolean }) => {
  const w = useWords()
  return (
    <Form>
      <div>
        <Button name="do" value="open" variant={again ? 'secondary' : 'primary'} icon="qrcode">
          {w.t(again ? 'portal.scan.another' : 'portal.scan.show')}
        </Button>
      </div>
    </Form>
  )
}

/** The picture, the number, what to do with the phone. */
const Open = ({ address, number, seconds }: { address: string; number: number; seconds: number }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <List ordered>
        <li>{w.t('portal.scan.step-1')}</li>
        <li>{w.t('portal.scan.step-2')}</li>
        <li>{w.t('portal.scan.step-3')}</li>
      </List>
      <div class="tb-scan">
        <Qr text={address} label={w.t('portal.scan.picture')} />
        <div>
          <Paragraph>{w.t('portal.scan.number')}</Paragraph>
          <p class="tb-scan__number">{number}</p>
        </div>
      </div>
      <Paragraph quiet>{w.t('portal.scan.left', { n: seconds })}</Paragraph>
      <Alert color="warning">{w.t('portal.scan.never-send')}</Alert>
      <NewCode again />
    </Stack>
  )
}

/** The phone said yes: one press on, which a browser with a script spares. */
const Confirmed = () => {
  const w = useWords()
  return (
    <>
      <Panel title={w.t('portal.scan.confirmed')}>
        <Paragraph>{w.t('portal.scan.confirmed-next')}</Paragraph>
      </Panel>
      <form class="tb-stack tb-stack--fields tb-form" method="post" data-self-sending="">
        <FormToken />
        <input type="hidden" name="do" value="enter" />
        <div>
          <Button>{w.t('portal.scan.enter')}</Button>
        </div>
        <script type="module" src={scriptHref()} />
      </form>
    </>
  )
}

interface Props {
  scan: Scan
  address: string
  next: string | undefined
  now: Date
}

const Start = ({ scan }: { scan: Scan }) => {
  const w = useWords()
  return (
    <>
      {scan?.state === 'refused' && <Alert color="warning">{w.t('portal.scan.refused')}</Alert>}
      {(scan?.state === 'over' || scan?.state === 'used') && <Alert>{w.t('portal.scan.over')}</Alert>}
      <Paragraph>{w.t('portal.scan.in-lead')}</Paragraph>
      <NewCode />
    </>
  )
}

export const ScanIn = ({ scan, address, next, now }: Props) => {
  const w = useWords()
  if (scan?.state === 'confirmed') return <Confirmed />
  return (
    <Stack gap="sections">
      <Stack>
        <BackLink href={withNext('/sign-in', next)} />
        <Heading level={1}>{w.t('portal.scan.in-title')}</Heading>
      </Stack>
      {scan?.state === 'open' ? (
        <Open
          address={address}
          number={scan.number}
          seconds={Math.max(1, Math.round((scan.expiresAt.getTime() - now.getTime()) / 1000))}
        />
      ) : (
        <Start scan={scan} />
      )}
      <Paragraph>
        <Link href={withNext('/sign-in', next)}>{w.t('portal.scan.other-ways')}</Link>
      </Paragraph>
    </Stack>
  )
}
