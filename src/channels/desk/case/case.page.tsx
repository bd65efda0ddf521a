import { Type } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import { addNote, type DeskCase, getDeskCase } from '../../../modules/case/index.ts'
import { type Page, redirect } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { caseHref } from '../parts/links.ts'
import { caseAsks, caseBody } from './case-body.tsx'

/** Says "done" only for what the timeline tells this person has just done. */
const justDid = (found: DeskCase, verb: string | undefined, name: string): string | undefined =>
  found.timeline.some((entry) => entry.verb === verb && entry.by.name === name) ? verb : undefined

/** One case: its facts, and the verbs that are open to who looks. */
export const casePages: readonly Page[] = [
  deskPage({
    path: '/desk/cases/:number',
    for: 'official',
    does: [getDeskCase, addNote, ...caseAsks],
    params: Type.Object({ number: Type.String({ minLength: 10, maxLength: 16 }) }),
    query: Type.Object({ did: Type.Optional(Type.String({ maxLength: 20 })) }),
    get: async ({ ask, params, query, words, actor }) => {
      const found = await ask(getDeskCase, { number: params.number })
      return {
        title: `${found.line.number} ${words.say(found.line.itemName)}`,
        section: words.t('desk.section'),
        body: await caseBody(ask, found, { did: justDid(found, query.did, actor.name) }),
      }
    },
    post: async ({ params, body, perform }) => {
      const text = typeof body.text === 'string' ? body.text.trim() : ''
      if (text === '') {
        const fields = [{ path: 'text', message: 'problem.desk.note-needed' }]
        throw new Problem('desk.note-needed', 422, { fields })
      }
      await perform(addNote, { number: params.number, text })
      return redirect(caseHref(params.number))
    },
  }),
]
