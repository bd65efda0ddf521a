import { Type } from 'typebox'
import { notFound } from '../../../kernel/problem.ts'
import { searchDivisions } from '../../../modules/division/index.ts'
import {
  addOrgan,
  closeOrgan,
  getOrganDetails,
  listDepartments,
  mergeOrgan,
  moveOrgan,
  renameOrgan,
  searchOrgans,
} from '../../../modules/organ/index.ts'
import { type Page, redirect } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { fromDivisions, fromOrgans, mustPick, picked, picksFor } from '../parts/pick.ts'
import { administersSystem, field, reasonField, textField } from './fields.ts'
import { listPage } from './list.page.tsx'
import { NewOrganFields, OrganChangeFields, OrganView, organColumns, organRow } from './organs.view.tsx'
import { ChangeForm } from './parts.view.tsx'

const home = '/desk/admin/organs'
const OrganId = Type.Object({ organ: Type.String({ minLength: 1, maxLength: 64 }) })
const list = listPage({
  kind: 'organs',
  search: searchOrgans,
  asked: (wish, closed) => ({ ...wish, closed }),
  hasPast: true,
  actions: (actor) =>
    administersSystem(actor)
      ? [
          { href: `${home}/new`, key: 'desk.admin.organs-new' },
          { href: `${home}/import`, key: 'desk.admin.import' },
        ]
      : [],
  columns: organColumns,
  row: organRow,
})

const newPage = deskPage({
  path: `${home}/new`,
  for: 'official',
  does: [searchOrgans, searchDivisions, listDepartments, addOrgan],
  get: async (c) => {
    const { ask, words } = c
    // asked for the answer to who may: the form is for nobody else
    await ask(searchOrgans, { limit: 1 })
    const picks = {
      division: await picksFor(c, 'division', fromDivisions),
      parentId: await picksFor(c, 'parentId', fromOrgans),
    }
    return {
      title: words.t('desk.admin.organs-new'),
      section: words.t('desk.section'),
      body: (
        <ChangeForm title={words.t('desk.admin.organs-new')} back={home} confirm={words.t('desk.admin.add')}>
          <NewOrganFields departments={await ask(listDepartments, {})} picks={picks} />
        </ChangeForm>
      ),
    }
  },
  post: async (c) => {
    const division = await mustPick(c, 'division', fromDivisions)
    const parentId = await picked(c, 'parentId', fromOrgans)
    const reason = reasonField(c)
    const { organId } = await c.perform(addOrgan, {
      name: textField(c, 'name'),
      creditCode: field(c, 'creditCode').toUpperCase(),
      department: field(c, 'department'),
      division,
      ...(parentId ? { parentId } : {}),
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
/** The field that names the other organ of a change, where there is one. */
const otherOrgan: Readonly<Partial<Record<(typeof verbs)[number], string>>> = {
  merge: 'intoId',
  move: 'underId',
}

const changePage = deskPage({
  path: `${home}/:organ/:verb`,
  for: 'official',
  does: [getOrganDetails, searchOrgans, renameOrgan, mergeOrgan, moveOrgan, closeOrgan],
  params: Type.Object({ ...OrganId.properties, verb: Type.Enum([...verbs]) }),
  get: async (c) => {
    const { ask, words } = c
    const { organ: organId, verb } = c.params
    const other = otherOrgan[verb]
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
          <OrganChangeFields
            verb={verb}
            organ={organ}
            picks={other ? await picksFor(c, other, fromOrgans) : []}
          />
        </ChangeForm>
      ),
    }
  },
  post: async (c) => {
    const { organ: organId, verb } = c.params
    const name = otherOrgan[verb]
    const other = name ? await mustPick(c, name, fromOrgans) : ''
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
    if (verb === 'merge') await c.perform(mergeOrgan, { organId, intoId: other, reason })
    if (verb === 'move') await c.perform(moveOrgan, { organId, underId: other, reason })
    if (verb === 'close') await c.perform(closeOrgan, { organId, reason })
    return redirect(`${home}/${organId}`)
  },
})

/** Organs of the installation: looked up, added, renamed, merged, moved, closed. */
export const organPages: readonly Page[] = [list, newPage, onePage, changePage]
