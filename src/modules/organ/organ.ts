import type { CivilDate } from '../../kernel/civil-date.ts'
import type { DivisionCode, DivisionLevel } from '../../kernel/division-code.ts'
import type { Id, OrganId, PartyId } from '../../kernel/ids.ts'
import type { Text } from '../../kernel/text.ts'

/** A body of the state with powers of its own (机关): a government or one of its departments. */
export interface Organ {
  readonly id: OrganId
  /** Unified social credit code, 18 characters (GB 32100). */
  readonly creditCode: string
  readonly name: Text
  /** Without the place: 市场监督管理局. */
  readonly shortName: Text
  /** Slug of `catalogue/organs/departments.json`. */
  readonly department: string
  readonly division: DivisionCode
  readonly level: DivisionLevel
  readonly parentId: OrganId | undefined
  /** Place in the organ tree, every step ending in a dot: `gx.qinzhou.lingshan.civil-affairs.` */
  readonly path: string
  readonly phone: string
  readonly address: Text
}

/** What a holder of a post may do to cases: take them in, examine, decide, issue the result. */
export type Duty = 'accept' | 'review' | 'decide' | 'issue'

/** A person in a post (任职). */
export interface Appointment {
  readonly id: Id<'appointment'>
  readonly personId: PartyId
  readonly personName: string
  readonly organId: OrganId
  readonly organName: Text
  readonly path: string
  readonly post: Text
  readonly duties: readonly string[]
  readonly from: CivilDate
  readonly until: CivilDate | undefined
}

/** A kind of department and the levels it has organs at. */
export interface Department {
  readonly slug: string
  readonly name: Text
  readonly levels: readonly DivisionLevel[]
}
