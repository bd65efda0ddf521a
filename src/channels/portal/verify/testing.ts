import { system } from '../../../kernel/actor.ts'
import { mod3736CheckDigit } from '../../../kernel/check-digits.ts'
import { issueCertificate } from '../../../modules/certificate/index.ts'
import type { Hands } from '../../../platform/platform.ts'

/** A senior card for 张桂兰 of the sample province. */
export const issueSeniorCard = (hands: Hands) =>
  hands.perform(
    issueCertificate,
    {
      typeKey: 'senior-card',
      holderPartyId: 'zhang-guilan',
      organId: '450721-civil-affairs',
      facts: { 'person.idNumber': '450000195503081267', 'person.sex': 'female' },
    },
    system('test'),
  )

/** A short number with a good check digit that nobody issued. */
export const certificateNumberOf = (prefix: string, serial: string): string =>
  prefix + serial + mod3736CheckDigit(prefix + serial)
