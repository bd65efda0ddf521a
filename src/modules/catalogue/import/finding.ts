/** Something to look at in a record: a rule that it breaks, or what had to be guessed. Never a reason to refuse. */
export interface Finding {
  readonly rule: FindingRule
  readonly values?: Readonly<Record<string, string | number>>
}

/** Every finding there is; its sentence is at `catalogue.finding.<rule>`. */
const findingRules = [
  'promise-exceeds-statutory',
  'visits-without-reason',
  'reason-without-visits',
  'instant-with-days',
  'promised-without-days',
  'result-type-differs',
  'not-reachable',
  'licence-not-in-working-days',
  'explanation-differs',
  'clause-missing',
  'credit-code-check-digit',
  'code-not-national',
  'code-organ-differs',
  'code-level-differs',
  'code-basic-differs',
  'level-and-division-differ',
  'unknown-type',
  'unknown-code',
  'not-a-number',
  'not-stated',
  'division-from-code',
  'cleaned-entities',
  'cleaned-control-characters',
  'cleaned-markup',
  'duplicate',
] as const
export type FindingRule = (typeof findingRules)[number]

/** Why a row is not stored; its sentence is at `catalogue.refusal.<reason>`. */
const refusalReasons = [
  'html-page',
  'not-json',
  'no-item',
  'no-code',
  'code-too-long',
  'no-name',
  'no-organ',
  'no-division',
  'duplicate-differs',
  'not-stored',
] as const
export type RefusalReason = (typeof refusalReasons)[number]
