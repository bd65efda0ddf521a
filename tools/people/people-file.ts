/** Shapes of `catalogue/people/personas.json` (written by hand) and `people.json.gz` (made from it). */
export interface Words {
  readonly zh: string
  readonly en: string
}
export type Sex = 'male' | 'female'
export type Relation = 'head' | 'spouse' | 'child' | 'parent'
export type Duty =
  | 'accept'
  | 'review'
  | 'decide'
  | 'issue'
  | 'system-admin'
  | 'security-admin'
  | 'audit'
  | 'operate'

export interface Officer {
  readonly id: string
  readonly name: string
  readonly sex: Sex
  readonly birth: string
  readonly organ: string
  readonly post: string
  readonly duties: readonly Duty[]
}

export interface Personas {
  readonly households: readonly {
    id: string
    village: string
    house: number
    kind: 'rural' | 'urban'
    nation: string
  }[]
  readonly residents: readonly {
    id: string
    name: string
    sex: Sex
    birth: string
    household: string
    relation: Relation
    income: number
    language?: 'zh' | 'en'
    audience?: 'resident' | 'enterprise'
    about?: Words
  }[]
  readonly enterprises: readonly EnterpriseSeed[]
  readonly mandates: readonly { id: string; kind: MandateKind; person: string; party: string }[]
  readonly officials: readonly Officer[]
  /** Who keeps the platform, not cases. */
  readonly administrators: readonly Officer[]
  readonly posts: Readonly<Record<string, Words>>
}
export type MandateKind = 'legal-representative' | 'handler' | 'guardian'

export interface EnterpriseSeed {
  readonly id: string
  readonly name: string
  readonly class: string
  readonly legal: string
  readonly village: string
  readonly house: number
  readonly area: number
  readonly use: string
  readonly scope: string
  readonly established: string
  readonly capital: number
}
