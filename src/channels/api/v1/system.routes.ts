import { Type } from 'typebox'
import { getOwnSystem, listStaff } from '../../../modules/client/index.ts'
import { type ApiRoute, apiRoute } from '../../../platform/http/api.ts'
import { TextShape } from './shapes.ts'

const Day = Type.Union([Type.String(), Type.Null()])

/** For registered systems, with the token of the client-credentials grant. */
export const systemRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/systems/own',
    summary: { zh: '本系统的登记:用途、范围、期限', en: 'What the asking system is registered as' },
    operation: getOwnSystem,
    access: 'client',
    answer: Type.Object({
      clientId: Type.String(),
      name: TextShape,
      organ: TextShape,
      purpose: Type.String(),
      scopes: Type.Array(Type.String()),
      until: Day,
    }),
    problems: [404],
    input: () => ({}),
  }),
  apiRoute({
    method: 'GET',
    path: '/systems/staff',
    summary: {
      zh: '本机关及下级机关的任职(范围 staff,用途 staff-directory)',
      en: 'Who holds which post in the own organ or one below it (scope staff, purpose staff-directory)',
    },
    operation: listStaff,
    access: 'client',
    query: Type.Object({ organId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })) }),
    answer: Type.Object({
      items: Type.Array(
        Type.Object({
          appointmentId: Type.String(),
          name: Type.String(),
          post: TextShape,
          duties: Type.Array(Type.String()),
          from: Type.String(),
          until: Day,
        }),
      ),
    }),
    problems: [404],
    input: ({ query }) => query,
    output: (items: readonly unknown[]) => ({ items }),
  }),
]
