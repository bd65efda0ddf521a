import type { Platform } from '../../src/platform/platform.ts'

/** Makes the population register know a phone as somebody's. */
export const registerPhone = async (
  {
    owner,
    platform,
  }: {
    readonly owner: { query(text: string, values: unknown[]): Promise<unknown> }
    readonly platform: Pick<Platform, 'fields'>
  },
  personId: string,
  phone: string,
): Promise<void> => {
  const sealed = platform.fields.encrypt('register.person|phone', personId, phone)
  await owner.query('update register.person set phone = $2 where party_id = $1', [personId, sealed])
}
