import type { Visitor } from '../../../main/tour/visitor.ts'

/** The newest code in the sent box of the sample province. */
export const newestCode = async (someone: Visitor): Promise<string> => {
  const { html } = await someone.get('/sent-box')
  const digits = /(?<!\d)(\d{6})(?=，|, valid)/.exec(html)?.[1]
  if (!digits) throw new Error('no code in the sent box')
  return digits
}

/** Signs in by a code to `phone`, as far as the page that comes after it. */
export const signInByPhone = async (someone: Visitor, phone: string, from = '/sign-in/code') => {
  const asked = await someone.submit(await someone.get(from), { phone }, '/sign-in/code')
  if (!asked.url.includes('/sign-in/code/')) return asked
  return someone.submit(asked, { digits: await newestCode(someone) }, '/sign-in/code/')
}
