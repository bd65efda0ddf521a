import { Type } from 'typebox'
import { event } from '../../kernel/event.ts'
import { MovedOrgans } from '../organ/index.ts'

const Words = Type.Object({ zh: Type.String(), en: Type.Optional(Type.String()) })
const about = {
  home: Type.String(),
  caseId: Type.String(),
  number: Type.String(),
  itemCode: Type.String(),
  organId: Type.String(),
  partyId: Type.String(),
}

/** An application came in; nothing has been done about it yet. */
export const caseSubmitted = event('case.submitted', Type.Object(about))

/** A numbered notice is for the applicant: title and text in both languages. */
export const caseNoticed = event(
  'case.noticed',
  Type.Object({
    number: Type.String(),
    partyId: Type.String(),
    n: Type.Integer(),
    title: Words,
    body: Words,
  }),
)

/** A draft nobody works on will be removed soon. */
export const draftAges = event(
  'case.draft-ages',
  Type.Object({ draftId: Type.String(), partyId: Type.String(), title: Words, body: Words }),
)

/** Granted or refused, by an official or (granted only) by rule. */
export const caseDecided = event(
  'case.decided',
  Type.Object({
    ...about,
    outcome: Type.Union([Type.Literal('grant'), Type.Literal('refuse')]),
    automatic: Type.Boolean(),
  }),
)

/** Granted, and the process asks for the document. */
export const certificateDue = event(
  'case.certificate-due',
  Type.Object({ ...about, certificateType: Type.String() }),
)

/** More cases of a reorganised organ are left to hand over. */
export const handOverGoesOn = event(
  'case.hand-over-goes-on',
  Type.Object({ how: Type.String(), fromId: Type.String(), toId: Type.String() }),
)

/** More tasks of somebody who left are left to free. */
export const releaseGoesOn = event(
  'case.release-goes-on',
  Type.Object({ holderId: Type.String(), keep: Type.Array(Type.String()) }),
)

/** More rows with old places in the organ tree are left to rewrite. */
export const pathsGoOn = event('case.paths-go-on', Type.Object({ moved: MovedOrgans }))

/** It is over: granted and delivered, refused, withdrawn, returned or not accepted. */
export const caseClosed = event('case.closed', Type.Object({ ...about, state: Type.String() }))
