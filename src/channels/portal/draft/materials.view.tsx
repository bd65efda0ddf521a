import type { CaseMaterial, DraftView } from '../../../modules/case/index.ts'
import type { Material } from '../../../modules/catalogue/index.ts'
import type { CertificateLine } from '../../../modules/certificate/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  BackLink,
  Button,
  Card,
  Cluster,
  Field,
  Form,
  Heading,
  LinkButton,
  List,
  Paragraph,
  Progress,
  SelectField,
  Stack,
  Tag,
} from '../../ui/index.ts'
import { nextStep, papersToBring, previousStep, type Step } from './steps.ts'

const Given = ({ materials }: { materials: readonly CaseMaterial[] }) => {
  const w = useWords()
  return (
    <Stack gap="tight">
      {materials.map((m) => (
        <Form key={m.n}>
          <input type="hidden" name="material" value={m.key} />
          <Cluster>
            <Tag color="success" icon="circle-check">
              {w.t(`portal.draft.from.${m.from}`)}
            </Tag>
            <span>{m.fileName}</span>
            <Button variant="tertiary" name="remove" value={String(m.n)}>
              {w.t('portal.draft.remove')}
            </Button>
          </Cluster>
        </Form>
      ))}
    </Stack>
  )
}

const Paper = ({
  material,
  given,
  wallet,
}: {
  material: Material
  given: readonly CaseMaterial[]
  wallet: readonly CertificateLine[]
}) => {
  const w = useWords()
  const fitting = material.heldAs?.certificateType
  const documents = wallet.filter((line) => fitting === undefined || line.typeKey === fitting)
  return (
    <section id={`m-${material.key}`}>
      <Card>
        <Heading level={2} size="xs">
          {w.say(material.name)}
          {material.need !== 'required' && w.t('portal.apply.optional')}
        </Heading>
        {material.note && <Paragraph size="sm">{w.say(material.note)}</Paragraph>}
        {given.length > 0 && <Given materials={given} />}
        <Form files>
          <input type="hidden" name="material" value={material.key} />
          <Field
            name={`file-${material.key}`}
            label={w.t('portal.draft.file')}
            hint={w.t('portal.draft.file-hint')}
            control={(props) => (
              <input
                class="ds-input tb-file"
                type="file"
                accept="application/pdf,image/jpeg,image/png"
                {...props}
                name="file"
              />
            )}
          />
          <Button variant="secondary">{w.t('portal.draft.add', { paper: w.say(material.name) })}</Button>
        </Form>
        {documents.length > 0 && (
          <Form>
            <input type="hidden" name="material" value={material.key} />
            <SelectField
              name="certificate"
              label={w.t('portal.draft.from-wallet', { paper: w.say(material.name) })}
              empty={w.t('portal.draft.choose')}
              choices={documents.map((line) => ({
                value: line.id,
                label: `${w.say(line.name)} ${line.shortNumber}`,
              }))}
            />
            <Button variant="secondary">{w.t('portal.draft.present')}</Button>
          </Form>
        )}
      </Card>
    </section>
  )
}

interface Shown {
  view: DraftView
  wallet: readonly CertificateLine[]
  steps: readonly Step[]
}

/** What to bring, what is there, and what is held already. */
export const Materials = ({ view, wallet, steps }: Shown) => {
  const w = useWords()
  const at = steps.findIndex((step) => step.key === 'materials')
  const held = view.item.materials.filter((m) => !papersToBring(view).includes(m))
  return (
    <Stack gap="sections">
      <Stack gap="tight">
        <BackLink href={previousStep(steps, 'materials')?.href ?? `/drafts/${view.draft.id}`} />
        <Progress
          step={at + 1}
          of={steps.length}
          label={w.t('portal.draft.step', { n: at + 1, of: steps.length, item: w.say(view.item.name) })}
        />
      </Stack>
      <Heading level={1}>{w.t('portal.draft.materials')}</Heading>
      {papersToBring(view).map((material) => (
        <Paper
          key={material.key}
          material={material}
          given={view.draft.materials.filter((m) => m.key === material.key)}
          wallet={wallet}
        />
      ))}
      {held.length > 0 && (
        <Stack>
          <Heading level={2}>{w.t('portal.draft.held')}</Heading>
          <List>
            {held.map((m) => (
              <li key={m.key}>{w.say(m.name)}</li>
            ))}
          </List>
        </Stack>
      )}
      <LinkButton href={nextStep(steps, 'materials')?.href ?? `/drafts/${view.draft.id}`}>
        {w.t('portal.draft.continue')}
      </LinkButton>
    </Stack>
  )
}
