import type { CivilDate } from '../../../kernel/civil-date.ts'
import { civilDateOf } from '../../../kernel/civil-date.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ConditionState, Item, Material } from '../../../modules/catalogue/index.ts'
import { useWords, type Words } from '../../../platform/i18n/words.ts'
import {
  Alert,
  Breadcrumbs,
  Cluster,
  Details,
  Heading,
  Icon,
  Link,
  LinkButton,
  List,
  Paragraph,
  Stack,
  SummaryList,
  Table,
  Tag,
} from '../../ui/index.ts'
import { ItemTags, limit } from '../search/item-line.tsx'

export interface ItemShown {
  readonly item: Item
  readonly departmentName: Text | undefined
  /** By condition key; empty while nobody is signed in. */
  readonly conditions: ReadonlyMap<string, { readonly state: ConditionState; readonly source?: Text }>
  /** Materials that government holds, by key; undefined while nobody is signed in. */
  readonly held: ReadonlyMap<string, { readonly source?: Text }> | undefined
  readonly draft: { readonly id: string } | undefined
  /** True while the person is not yet known well enough for this item. */
  readonly checkNeeded: boolean
}

const Limits = ({ item, w }: { item: Item; w: Words }) => {
  const legal = item.legalDays === null ? '' : limit(w, item.legalDays, item.legalUnit)
  if (item.promisedDays === null) return <>{legal || w.t('portal.item.no-limit')}</>
  const promised = limit(w, item.promisedDays, item.promisedUnit)
  if (item.promisedDays === 0) return <>{promised}</>
  return (
    <>
      {legal
        ? w.t('portal.item.promised-of', { promised, legal })
        : w.t('portal.item.promised', { promised })}
    </>
  )
}

const Fee = ({ item, w }: { item: Item; w: Words }) => (
  <>
    {item.fee.charged
      ? [
          item.fee.amount === undefined ? '' : w.money(item.fee.amount),
          item.fee.standard ? w.say(item.fee.standard) : '',
        ]
          .filter(Boolean)
          .join(w.language === 'zh' ? '，' : ', ') || w.t('portal.item.charged')
      : w.t('portal.item.free')}
  </>
)

const Facts = ({ item }: { item: Item }) => {
  const w = useWords()
  const visits = (
    <>
      {w.t('portal.item.visits', { n: item.visits })}
      {item.visitReason && <> · {w.say(item.visitReason)}</>}
    </>
  )
  return (
    <SummaryList
      rows={[
        { label: w.t('portal.item.how-long'), value: <Limits item={item} w={w} /> },
        { label: w.t('portal.item.how-often'), value: visits },
        { label: w.t('portal.item.how-much'), value: <Fee item={item} w={w} /> },
        {
          label: w.t('portal.item.who'),
          value: item.audience
            .map((a) => w.t(`portal.item.audience.${a}`))
            .join(w.language === 'zh' ? '、' : ', '),
        },
        {
          label: w.t('portal.item.result'),
          value: item.result.name ? w.say(item.result.name) : w.t('portal.item.result-none'),
        },
      ]}
    />
  )
}

const Apply = ({ item, draft, checkNeeded }: ItemShown) => {
  const w = useWords()
  const at = `/items/${encodeURIComponent(item.code)}`
  if (item.state === 'suspended') return <Alert color="warning" title={w.t('portal.item.suspended')} />
  return (
    <Stack gap="tight">
      <Cluster>
        {item.applicable && (
          <LinkButton href={draft ? `/drafts/${draft.id}` : `${at}/apply`}>
            {w.t(draft ? 'portal.item.continue' : 'portal.item.apply')}
          </LinkButton>
        )}
        <LinkButton href={`${at}/places`} variant={item.applicable ? 'secondary' : 'primary'} icon="map-pin">
          {w.t('portal.item.counter-way')}
        </LinkButton>
      </Cluster>
      {item.applicable && checkNeeded && (
        <Paragraph size="sm" quiet>
          {w.t('portal.item.real-name')}
        </Paragraph>
      )}
    </Stack>
  )
}

const Conditions = ({ item, conditions }: ItemShown) => {
  const w = useWords()
  if (item.conditions.length === 0) return null
  const icon = { met: 'circle-check', 'not-met': 'circle-x', confirm: 'help-circle' } as const
  return (
    <Stack>
      <Heading level={2}>{w.t('portal.item.conditions')}</Heading>
      <List plain>
        {item.conditions.map((condition) => {
          const known = conditions.get(condition.key)
          return (
            <li key={condition.key}>
              {w.say(condition.text)}
              {known && (
                <>
                  {' '}
                  <Tag color={known.state === 'met' ? 'success' : 'neutral'} icon={icon[known.state]}>
                    {w.t(`portal.item.condition.${known.state}`)}
                  </Tag>{' '}
                  {known.source && <span class="tb-quiet">{w.say(known.source)}</span>}
                </>
              )}
            </li>
          )
        })}
      </List>
    </Stack>
  )
}

const From = ({ material, held }: { material: Material; held: ItemShown['held'] }) => {
  const w = useWords()
  const found = held?.get(material.key)
  if (found) {
    return (
      <>
        <Tag color="success" icon="circle-check">
          {w.t('portal.item.material.held')}
        </Tag>
        {found.source && <span class="tb-quiet"> {w.say(found.source)}</span>}
      </>
    )
  }
  if (held === undefined && material.heldAs) return <>{w.t('portal.item.material.may-be-held')}</>
  return <>{w.t(`portal.item.material.from.${material.source}`)}</>
}

const Materials = ({ item, held }: ItemShown) => {
  const w = useWords()
  const count = held ? item.materials.filter((m) => held.has(m.key)).length : undefined
  return (
    <Stack>
      <Heading level={2}>{w.t('portal.item.materials')}</Heading>
      {item.materials.length === 0 ? (
        <Paragraph>{w.t('portal.item.no-materials')}</Paragraph>
      ) : (
        <>
          {count !== undefined && (
            <Paragraph>{w.t('portal.item.needed', { n: item.materials.length, held: count })}</Paragraph>
          )}
          <Table
            caption={w.t('portal.item.materials')}
            columns={[
              { key: 'name', label: w.t('portal.item.material'), head: true },
              { key: 'from', label: w.t('portal.item.from') },
              { key: 'need', label: w.t('portal.item.need') },
            ]}
            rows={item.materials.map((material) => ({
              key: material.key,
              cells: {
                name: w.say(material.name),
                from: <From material={material} held={held} />,
                need: w.t(`portal.item.need.${material.need}`),
              },
            }))}
          />
        </>
      )}
    </Stack>
  )
}

const Way = ({ item }: { item: Item }) => {
  const w = useWords()
  return (
    <Stack>
      <Heading level={2}>{w.t('portal.item.way')}</Heading>
      <List ordered>
        {item.steps.map((step) => (
          <li key={step.key}>
            {w.say(step.name)}
            {step.who && <> · {w.say(step.who)}</>}
            {step.days ? <> · {limit(w, step.days, 'working-day')}</> : null}
          </li>
        ))}
      </List>
      {item.jointReview.length > 0 && (
        <Paragraph>
          <Icon name="users" size={20} /> {w.t('portal.item.joint')}{' '}
          {item.jointReview.map((j) => w.say(j.name)).join(w.language === 'zh' ? '、' : ', ')}
        </Paragraph>
      )}
    </Stack>
  )
}

const More = ({ item }: { item: Item }) => {
  const w = useWords()
  const { reconsideration, litigation } = item.remedies
  return (
    <Stack>
      {item.laws.length > 0 && (
        <Details summary={w.t('portal.item.laws')}>
          <List>
            {item.laws.map((law) => (
              <li key={w.say(law.name) + (law.clause ?? '')}>
                {w.say(law.name)} {law.clause}
              </li>
            ))}
          </List>
          <Paragraph>
            <Link href={`/items/${encodeURIComponent(item.code)}/law`}>
              {w.t('portal.item.laws-in-full')}
            </Link>
          </Paragraph>
        </Details>
      )}
      {(reconsideration || litigation) && (
        <Details summary={w.t('portal.item.remedies')}>
          {reconsideration && <Paragraph>{w.say(reconsideration)}</Paragraph>}
          {litigation && <Paragraph>{w.say(litigation)}</Paragraph>}
        </Details>
      )}
      {item.faq.length > 0 && (
        <Details summary={w.t('portal.item.questions')}>
          {item.faq.map(({ question, answer }) => (
            <Stack gap="tight" key={question.zh}>
              <Heading level={3}>{w.say(question)}</Heading>
              <Paragraph>{w.say(answer)}</Paragraph>
            </Stack>
          ))}
        </Details>
      )}
    </Stack>
  )
}

export const ItemView = (shown: ItemShown) => {
  const w = useWords()
  const { item, departmentName } = shown
  const on: CivilDate = civilDateOf(item.updatedAt)
  return (
    <Stack gap="sections">
      <Stack>
        <Breadcrumbs
          crumbs={[
            { label: w.t('portal.item.all'), href: '/search' },
            ...(departmentName
              ? [{ label: w.say(departmentName), href: `/services/departments/${item.department}` }]
              : []),
            { label: w.say(item.name) },
          ]}
        />
        <Heading level={1}>{w.say(item.name)}</Heading>
        <ItemTags item={item} />
        <Paragraph>
          {w.t('portal.item.handled-by', { organ: w.say(item.organName) })} ·{' '}
          <Link href={`/items/${item.basicCode}?item=${encodeURIComponent(item.itemId)}`}>
            {w.t('portal.item.change-area')}
          </Link>
        </Paragraph>
        {item.summary.zh && <Paragraph size="lg">{w.say(item.summary)}</Paragraph>}
        <Facts item={item} />
        <Apply {...shown} />
      </Stack>
      <Conditions {...shown} />
      <Materials {...shown} />
      <Way item={item} />
      <Stack>
        <Heading level={2}>{w.t('portal.item.where')}</Heading>
        <Paragraph>
          {w.say(item.organName)} ·{' '}
          <Link href={`/items/${encodeURIComponent(item.code)}/places`}>{w.t('portal.item.places')}</Link>
        </Paragraph>
        <Heading level={2}>{w.t('portal.item.fee')}</Heading>
        <Paragraph>
          <Fee item={item} w={w} />
          {item.fee.basis && <> · {w.say(item.fee.basis)}</>}
        </Paragraph>
      </Stack>
      <More item={item} />
      <Apply {...shown} />
      <Paragraph size="sm" quiet>
        {w.t('portal.item.updated', { date: w.date(on), version: item.version })} ·{' '}
        {w.t('portal.item.code', { code: item.code })} · <Link href="/help">{w.t('portal.item.wrong')}</Link>
      </Paragraph>
    </Stack>
  )
}
