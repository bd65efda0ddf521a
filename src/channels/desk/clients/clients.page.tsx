import { Type } from 'typebox'
import { civilDateOf } from '../../../kernel/civil-date.ts'
import {
  changeSystem,
  getSystem,
  listSystems,
  newSecret,
  registerSystem,
  replaceKeys,
  resumeSystem,
  rotateSecret,
  suspendSystem,
} from '../../../modules/client/index.ts'
import { getOrgan, searchOrgans } from '../../../modules/organ/index.ts'
import { type Page, redirect } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { fromOrgans, picksFor } from '../parts/pick.ts'
import { ChangeClientView } from './change-client.view.tsx'
import { ClientView, changes } from './client.view.tsx'
import { ClientsView } from './clients.view.tsx'
import { NewClientView } from './new-client.view.tsx'
import { keysIn, registrationOf, termsIn } from './registration.ts'
import { SecretView } from './secret.view.tsx'

const home = '/desk/admin/clients'
const ClientId = Type.Object({ client: Type.String({ minLength: 1, maxLength: 64 }) })

const listPage = deskPage({
  path: home,
  for: 'official',
  does: [listSystems, getOrgan],
  query: Type.Object({ after: Type.Optional(Type.String({ maxLength: 64 })) }),
  get: async ({ ask, query, words }) => {
    const { systems, next } = await ask(listSystems, query)
    const organs = await Promise.all(
      systems.map(async ({ organId }) => (await ask(getOrgan, { organId })).name),
    )
    return {
      title: words.t('desk.clients.title'),
      section: words.t('desk.section'),
      body: (
        <ClientsView systems={systems.map((system, at) => ({ ...system, organ: organs[at] }))} next={next} />
      ),
    }
  },
})

const newPage = deskPage({
  path: `${home}/new`,
  for: 'official',
  does: [registerSystem, listSystems, searchOrgans],
  get: async (c) => {
    // asked for the answer to who may: the form is for nobody else
    await c.ask(listSystems, {})
    return {
      title: c.words.t('desk.clients.new'),
      section: c.words.t('desk.section'),
      body: <NewClientView today={civilDateOf(c.now)} organs={await picksFor(c, 'organ', fromOrgans)} />,
    }
  },
  post: async (c) => {
    const { secret, secretHash } = newSecret()
    const registration = await registrationOf(c, secretHash)
    const { clientId } = await c.perform(registerSystem, registration, { idempotencyKey: null })
    if (registration.secretHash === undefined) return redirect(`${home}/${clientId}`)
    return {
      title: c.words.t('desk.clients.secret'),
      section: c.words.t('desk.section'),
      body: <SecretView clientId={clientId} secret={secret} />,
    }
  },
})

const onePage = deskPage({
  path: `${home}/:client`,
  for: 'official',
  does: [getSystem, getOrgan, rotateSecret, replaceKeys, suspendSystem, resumeSystem],
  params: ClientId,
  query: Type.Object({ changed: Type.Optional(Type.Union(changes.map((one) => Type.Literal(one)))) }),
  get: async ({ ask, params, query, words }) => {
    const system = await ask(getSystem, { clientId: params.client })
    const { name } = await ask(getOrgan, { organId: system.organId })
    return {
      title: words.say(system.name),
      section: words.t('desk.section'),
      body: <ClientView system={system} organ={name} changed={query.changed} />,
    }
  },
  post: async (c) => {
    const clientId = c.params.client
    const reason = String(c.body.reason ?? '')
      .trim()
      .slice(0, 400)
    if (c.body.verb === 'rotate') {
      const { secret, secretHash } = newSecret()
      const { oldUntil } = await c.perform(
        rotateSecret,
        { clientId, secretHash, atOnce: c.body.atOnce === 'yes' },
        { idempotencyKey: null },
      )
      return {
        title: c.words.t('desk.clients.secret'),
        section: c.words.t('desk.section'),
        body: (
          <SecretView
            clientId={clientId}
            secret={secret}
            oldUntil={oldUntil ? new Date(oldUntil) : undefined}
          />
        ),
      }
    }
    if (c.body.verb === 'keys') {
      await c.perform(replaceKeys, { clientId, jwks: keysIn(c.body), atOnce: c.body.keysAtOnce === 'yes' })
      return redirect(`${home}/${clientId}?changed=keys`)
    }
    await c.perform(c.body.verb === 'resume' ? resumeSystem : suspendSystem, { clientId, reason })
    return redirect(`${home}/${clientId}`)
  },
})

const changePage = deskPage({
  path: `${home}/:client/change`,
  for: 'official',
  does: [getSystem, changeSystem],
  params: ClientId,
  get: async ({ ask, params, words }) => {
    const system = await ask(getSystem, { clientId: params.client })
    return {
      title: words.t('desk.clients.change-title', { system: words.say(system.name) }),
      section: words.t('desk.section'),
      body: <ChangeClientView system={system} />,
    }
  },
  post: async (c) => {
    const clientId = c.params.client
    const rev = Number(c.body.rev)
    const { changed, tokensEnded } = await c.perform(changeSystem, { clientId, rev, terms: termsIn(c.body) })
    const outcome = changed.length === 0 ? 'nothing' : tokensEnded ? 'ended' : 'done'
    return redirect(`${home}/${clientId}?changed=${outcome}`)
  },
})

/** The register of systems that sign people in through us or ask our API; for the duty `system-admin`. */
export const clientPages: readonly Page[] = [listPage, newPage, onePage, changePage]
