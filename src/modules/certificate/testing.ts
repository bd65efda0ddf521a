import type { Actor } from '../../kernel/actor.ts'
import { citizenIdOf, creditCodeOf } from '../../kernel/check-digits.ts'
import type { Id, OrganId, PartyId } from '../../kernel/ids.ts'

/** Of the sample province. */
export const issuer = {
  id: '450721-market-regulation' as OrganId,
  path: 'gx.qinzhou.lingshan.market-regulation.',
}
export const holder = 'zhang-guilan' as PartyId
export const stranger = 'zhang-san' as PartyId

export const aResident = (partyId: PartyId): Actor => ({
  kind: 'resident',
  personId: partyId,
  partyId,
  name: '张桂兰',
  level: 3,
  language: 'zh',
})

export const anOfficial = (duties: readonly string[], path = issuer.path): Actor => ({
  kind: 'official',
  personId: 'chen-qiang' as PartyId,
  appointmentId: 'a-chen-qiang' as Id<'appointment'>,
  organId: issuer.id,
  path,
  duties,
  name: '陈强',
  level: 3,
  language: 'zh',
})

export const someFacts: Readonly<Record<string, string>> = {
  'person.name': '张桂兰',
  'person.sex': 'female',
  'person.birthDate': '1955-03-08',
  'person.idNumber': citizenIdOf('450000', '1955-03-08', '126'),
  'person.address': '广西壮族自治区钦州市灵山县新圩镇邓家村委会18号',
  enterpriseName: '灵山县老街坊餐饮有限公司',
  creditCode: creditCodeOf('91', '450721', 'FAKE0001'),
  'enterprise.address': '广西壮族自治区钦州市灵山县灵城街道人民路26号',
}
