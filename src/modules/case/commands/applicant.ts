import { Type } from 'typebox'
import { command, type Reading } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { dueOn } from '../../../kernel/working-days.ts'
import { mayAsApplicant, seesCase } from '../case.policy.ts'
import type { CaseStore } from '../case.store.ts'
import { transitionFor } from '../case.ts'
import { intakeDays } from '../clock.ts'
import { CaseAnswer, CaseNumber } from '../desk-command.ts'
import { MaterialRef, newMaterial } from '../materials.ts'
import { beginChange, saveChange } from '../surroundings.ts'

const onOwnCase = {
  load: ({ number }: { number: string }, { store }: Reading<CaseStore>) => store.find(number),
  see: seesCase,
  may: mayAsApplicant,
}

/** Taken back by the applicant, as long as nothing is decided. */
export const withdraw = command<CaseStore>()({
  name: 'case.withdraw',
  input: Type.Object({ number: CaseNumber, reason: Type.Optional(Type.String({ maxLength: 500 })) }),
  output: CaseAnswer,
  ...onOwnCase,
  run: async ({ reason }, found, work) => {
    if (found.state === 'WITHDRAWN') return { number: found.number, state: found.state }
    const change = beginChange(found, work)
    change.step('withdraw', { data: reason ? { reason } : {} })
    for (const task of found.tasks) change.close(task)
    await saveChange(work, change)
    return { number: found.number, state: change.case.state }
  },
})

/** How the applicant is reached from now on. */
export const correctContact = command<CaseStore>()({
  name: 'case.correct-contact',
  input: Type.Object({
    number: CaseNumber,
    phone: Type.String({ maxLength: 40 }),
    address: Type.Optional(Type.String({ maxLength: 300 })),
  }),
  output: CaseAnswer,
  ...onOwnCase,
  run: async ({ phone, address }, found, work) => {
    const digits = phone.normalize('NFKC').replace(/[\s-]/g, '')
    if (!/^\+?\d{7,15}$/.test(digits)) {
      throw new Problem('case.phone-wrong', 422, {
        fields: [{ path: 'phone', message: 'problem.case.phone-wrong' }],
      })
    }
    const change = beginChange(found, work)
    change.step('correct-contact')
    const { contact } = await work.store.getSealed(found)
    await saveChange(work, change, { phone: digits, address: address ?? contact.address })
    return { number: found.number, state: change.case.state }
  },
})

/** Answers the one correction notice; the five days of intake begin anew, and it cannot be asked again. */
export const sendCorrection = command<CaseStore>()({
  name: 'case.send-correction',
  input: Type.Object({
    number: CaseNumber,
    materials: Type.Array(Type.Object(MaterialRef), { maxItems: 30 }),
    text: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  output: CaseAnswer,
  ...onOwnCase,
  run: async ({ materials, text = '' }, found, work) => {
    if (!transitionFor(found.state, 'send-correction')) throw new Problem('case.not-in-that-state', 409)
    if (materials.length === 0 && text.trim() === '') {
      const fields = [{ path: 'text', message: 'problem.case.nothing-added' }]
      throw new Problem('case.nothing-added', 422, { fields })
    }
    const change = beginChange(found, work)
    let all = found.materials
    for (const ref of materials) {
      const name = found.item.materials.find((m) => m.key === ref.key)?.name ?? {
        zh: '补充材料',
        en: 'Addition',
      }
      all = [...all, await newMaterial(work, all, { ...ref, name })]
    }
    const { correction } = found.clock
    const clock = {
      ...found.clock,
      receivedOn: work.today,
      ...(correction ? { correction: { ...correction, to: work.today } } : {}),
    }
    const { due } = dueOn(work.today, intakeDays, change.calendar)
    change.step('send-correction', {
      patch: { clock, materials: all },
      notice: { dueOn: due },
      data: { added: materials.length, ...(text.trim() ? { text } : {}) },
    })
    await saveChange(work, change)
    return { number: found.number, state: change.case.state }
  },
})
