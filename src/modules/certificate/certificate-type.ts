import { type Static, Type } from 'typebox'

const Words = Type.Object({ zh: Type.String(), en: Type.Optional(Type.String()) })

/** One line on a certificate's face and the names under which its value may come. */
export const FactSpec = Type.Object({
  key: Type.String(),
  label: Words,
  from: Type.Array(Type.String()),
  format: Type.Enum(['text', 'date', 'idNumber', 'phone', 'money', 'sex']),
  required: Type.Optional(Type.Boolean()),
  /** A line of its own, over the whole width. */
  wide: Type.Optional(Type.Boolean()),
})
export type FactSpec = Static<typeof FactSpec>

/** A kind of certificate or decision as data (catalogue/certificates/types.json). */
export const CertificateType = Type.Object({
  key: Type.String({ pattern: '^[a-z][a-z0-9-]{1,60}$' }),
  version: Type.Integer({ minimum: 1 }),
  kind: Type.Enum(['certificate', 'decision', 'notice']),
  name: Words,
  /** Credit code of the organ that defines this kind, and three more digits (GB/T 36903). */
  typeCode: Type.String({ pattern: '^[0-9A-Z]{21}$' }),
  prefix: Type.String({ pattern: '^[A-Z]{2}$' }),
  template: Type.String({ pattern: '^[a-z-]+\\.typ$' }),
  tint: Type.String({ pattern: '^#[0-9A-Fa-f]{6}$' }),
  /** Whole years from the day of issue; without it and without `untilFact` it does not end. */
  validYears: Type.Optional(Type.Integer({ minimum: 1 })),
  untilFact: Type.Optional(Type.String()),
  facts: Type.Array(FactSpec),
  /** Running text with `{fact}` holes, for decisions and letters. */
  paragraphs: Type.Optional(Type.Array(Words)),
  /** Small print: what the holder may do with it, or must. */
  remark: Type.Optional(Words),
})
export type CertificateType = Static<typeof CertificateType>
