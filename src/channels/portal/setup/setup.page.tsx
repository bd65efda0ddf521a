import { Type } from 'typebox'
import type { Actor } from '../../../kernel/actor.ts'
import {
  checkSetupLink,
  firstRoles,
  hashOf,
  newSetupToken,
  setUp,
} from '../../../modules/administration/index.ts'
import { listDivisionChildren } from '../../../modules/division/index.ts'
import { listDepartments } from '../../../modules/organ/index.ts'
import type { PageRequest, View } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/index.ts'
import { SetUp } from './setup.view.tsx'
import { SetUpDone } from './setup-done.view.tsx'

type Request = PageRequest<Actor, { readonly token: string }, unknown>

const formOf = async ({ ask, words, params }: Request): Promise<View> => {
  const { expiresAt } = await ask(checkSetupLink, { tokenHash: hashOf(params.token) })
  const [departments, provinces] = await Promise.all([
    ask(listDepartments, {}),
    ask(listDivisionChildren, {}),
  ])
  return {
    title: words.t('portal.setup.title'),
    body: <SetUp departments={departments} provinces={provinces} expiresAt={expiresAt} />,
  }
}

/** The one-time link of an empty province: the first organ and its three administrators, once. */
export const setUpPage = portalPage({
  path: '/setup/:token',
  for: 'anyone',
  does: [checkSetupLink, listDepartments, listDivisionChildren, setUp],
  params: Type.Object({ token: Type.String({ pattern: '^[\\w-]{43}$' }) }),
  get: formOf,
  post: async (c) => {
    const field = (name: string): string => {
      const value = c.body[name]
      return typeof value === 'string' ? value.normalize('NFKC').trim() : ''
    }
    const links = firstRoles.map((role) => ({ role, name: field(`${role}.name`), ...newSetupToken() }))
    const personOf = (role: (typeof firstRoles)[number]) => ({
      name: field(`${role}.name`),
      idNumber: field(`${role}.idNumber`),
      phone: field(`${role}.phone`),
      enrolHash: links.find((link) => link.role === role)?.tokenHash ?? '',
    })
    const nameEn = field('organ.nameEn')
    await c.perform(
      setUp,
      {
        linkHash: hashOf(c.params.token),
        organ: {
          name: field('organ.name'),
          ...(nameEn ? { nameEn } : {}),
          creditCode: field('organ.creditCode').toUpperCase(),
          department: field('organ.department'),
          division: field('organ.division'),
          phone: field('organ.phone'),
          address: field('organ.address'),
        },
        system: personOf('system'),
        security: personOf('security'),
        audit: personOf('audit'),
      },
      { idempotencyKey: null },
    )
    return {
      title: c.words.t('portal.setup.done'),
      body: (
        <SetUpDone
          links={links.map(({ role, name, token }) => ({
            role,
            name,
            href: `${c.publicUrl}/sign-up/enrol/${token}`,
          }))}
        />
      ),
    }
  },
})
