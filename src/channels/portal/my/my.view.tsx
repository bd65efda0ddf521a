import type { ComponentChildren } from 'preact'
import type { CaseLine } from '../../../modules/case/index.ts'
import type { CertificateLine } from '../../../modules/certificate/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Cluster, Empty, Heading, Link, LinkCard, Paragraph, Stack } from '../../ui/index.ts'
import { ApplicationCard, DraftCard, type DraftLine } from './lines.tsx'

interface Shown {
  toDo: readonly CaseLine[]
  drafts: readonly DraftLine[]
  open: readonly CaseLine[]
  documents: readonly CertificateLine[]
}

const Block = ({ title, more, children }: { title: string; more: string; children: ComponentChildren }) => {
  const w = useWords()
  return (
    <Stack>
      <Heading level={2}>{title}</Heading>
      {children}
      <Link href={more} hidden={title}>
        {w.t('portal.my.all')}
      </Link>
    </Stack>
  )
}

const links = ['/my/messages', '/my/data', '/my/drafts'] as const

export const My = ({ toDo, drafts, open, documents }: Shown) => {
  const w = useWords()
  const waiting = open.filter((line) => line.state !== 'CORRECTION')
  return (
    <Stack gap="sections">
      <Heading level={1}>{w.t('portal.my.title')}</Heading>
      <Stack>
        <Heading level={2}>{w.t('portal.my.to-do')}</Heading>
        {toDo.length + drafts.length === 0 && <Empty title={w.t('portal.my.nothing-to-do')} />}
        {toDo.map((line) => (
          <ApplicationCard key={line.number} line={line} />
        ))}
        {drafts.map((draft) => (
          <DraftCard key={draft.id} draft={draft} />
        ))}
      </Stack>
      <Block title={w.t('portal.my.open')} more="/my/applications">
        {waiting.length === 0 && <Paragraph>{w.t('portal.my.nothing-open')}</Paragraph>}
        {waiting.map((line) => (
          <ApplicationCard key={line.number} line={line} />
        ))}
      </Block>
      <Block title={w.t('portal.my.documents')} more="/my/documents">
        {documents.length === 0 && <Paragraph>{w.t('portal.my.no-documents')}</Paragraph>}
        {documents.map((document) => (
          <LinkCard key={document.id} href={`/my/documents/${document.id}`} title={w.say(document.name)}>
            <Paragraph size="sm">{w.say(document.issuer)}</Paragraph>
          </LinkCard>
        ))}
      </Block>
      <Cluster>
        {links.map((href) => (
          <Link key={href} href={href}>
            {w.t(`portal.my.link.${href.slice(4)}`)}
          </Link>
        ))}
      </Cluster>
    </Stack>
  )
}
