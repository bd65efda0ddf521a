import { Type } from 'typebox'
import { notFound } from '../../../kernel/problem.ts'
import {
  addOrgan,
  closeOrgan,
  getOrgan,
  getOrganByCode,
  getOrganDetails,
  listDepartments,
  mergeOrgan,
  moveOrgan,
  renameOrgan,
  searchOrgans,
} from '../../../modules/organ/index.ts'
import { type Page, redirect } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { administersSystem, field, organCalled, reasonField, textField } from './fields.ts'
import { NewOrganFields, OrganChangeFields, OrgansView, OrganView } from './organs.view.tsx'
import { ChangeForm } from './parts.view.tsx'

const home = '/desk/admin/organs'
const OrganId = Type.Object({ organ: Type.String({ minLength: 1, maxLength: 64 }) })
export const ListQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 60 })),
  after: Type.Optional(Type.String({ maxLength: 200, pattern: '\\|' })),
})

const listPage = deskPage({
  path: home,
  for: 'official',
  does: [searchOrgans],
  query: ListQuery,
  get: async ({ ask, query, words, actor }) => ({
    title: words.t('desk.admin.organs'),
    section: words.t('desk.section'),
    body: (
      <OrgansView
        q={query.q ?? ''}
        page={await ask(searchOrgans, query)}
        changes={administersSystem(actor)}
      />
    ),
  }),
})

const newPage = deskPage({
  path: `${home}/new`,
  for: 'official',
  does: [searchOrgans, listDepartments, getOrgan, getOrganByCode, addOrgan],
  get: async ({ ask, words }) => {
    // asked for the answer to who may: the form is for nobody else
    await ask(searchOrgans, { limit: 1 })
    return {
      title: words.t('desk.admin.organs-new'),
      section: words.t('desk.section'),
      body: (
        <ChangeForm title={words.t('desk.admin.organs-new')} back={home} confirm={words.t('desk.admin.add')}>
          <NewOrganFields departments={await ask(listDepartments, {})} />
        </ChangeForm>
      ),
    }
  },
  post: async (c) => {
    const reason = reasonField(c)
    const typed = field(c, 'parentId')
    const parent = typed ? await organCalled(c.ask, typed, 'parentId') : undefined
    const { organId } = await c.perform(addOrgan, {
      name: textField(c, 'name'),
      creditCode: field(c, 'creditCode').toUpperCase(),
      department: field(c, 'department'),
      division: field(c, 'division').padEnd(12, '0'),
      ...(parent ? { parentId: parent.id } : {}),
      phone: field(c, 'phone'),
      address: textField(c, 'address'),
      reason,
    })
    return redirect(`${home}/${organId}`)
  },
})

const onePage = deskPage({
  path: `${home}/:organ`,
  for: 'official',
  does: [getOrganDetails],
  params: OrganId,
  get: async ({ ask, params, words, actor }) => {
    const details = await ask(getOrganDetails, { organId: params.organ })
    return {
      title: words.say(details.organ.name),
      section: words.t('desk.section'),
      body: <OrganView details={details} changes={administersSystem(actor)} />,
    }
  },
})

const verbs = ['rename', 'merge', 'move', 'close'] as const

const changePage = deskPage({
  path: `${home}/:organ/:verb`,
  for: 'official',
  does: [getOrganDetails, getOrgan, getOrganByCode, renameOrgan, mergeOrgan, moveOrgan, closeOrgan],
  params: Type.Object({ ...OrganId.properties, verb: Type.Enum([...verbs]) }),
  get: async ({ ask, params: { organ: organId, verb }, words }) => {
    const { organ } = await ask(getOrganDetails, { organId })
    if (organ.closedOn) throw notFound()
    const title = `${words.t(`desk.admin.verb.${verb}-organ`)}: ${words.say(organ.name)}`
    return {
      title,
      section: words.t('desk.section'),
      body: (
        <ChangeForm
          title={title}
          back={`${home}/${organId}`}
          lead={words.t(`desk.admin.${verb}-lead`)}
          confirm={words.t(`desk.admin.verb.${verb}-organ`)}
        >
          <OrganChangeFields verb={verb} organ={organ} />
        </ChangeForm>
      ),
    }
  },
  post: async (c) => {
    const { organ: organId, verb } = c.params
    const reason = reasonField(c)
    if (verb === 'rename')
      await c.perform(renameOrgan, {
        organId,
        name: textField(c, 'name'),
        shortName: textField(c, 'shortName'),
        phone: field(c, 'phone'),
        address: textField(c, 'address'),
        reason,
      })
    if (verb === 'merge') {
      const { id: intoId } = await organCalled(c.ask, field(c, 'intoId'), 'intoId')
      await c.perform(mergeOrgan, { organId, intoId, reason })
    }
    if (verb === 'move') {
      const { id: underId } = await organCalled(c.ask, field(c, 'underId'), 'underId')
      await c.perform(moveOrgan, { organId, underId, reason })
    }
    if (verb === 'close') await c.perform(closeOrgan, { organId, reason })
    return redirect(`${home}/${organId}`)
  },
})

/** Organs of the installation: looked up, added, renamed, merged, moved, closed. */
export const organPages: readonly Page[] = [listPage, newPage, onePage, changePage]
