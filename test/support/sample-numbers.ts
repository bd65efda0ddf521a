import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const file = new URL('../../catalogue/people/people.json.gz', import.meta.url)
const { parties } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
  parties: readonly { readonly id: string; readonly number: string; readonly phone?: string }[]
}
const numbers = new Map(parties.map(({ id, number }) => [id, number]))
const phones = new Map(parties.map(({ id, phone }) => [id, phone]))

/** The ID number of one of the invented people. */
export const numberOf = (personId: string): string => {
  const number = numbers.get(personId)
  if (number === undefined) throw new Error(`nobody is "${personId}"`)
  return number
}

export const phoneOf = (personId: string): string => {
  const phone = phones.get(personId)
  if (phone === undefined) throw new Error(`"${personId}" has no phone`)
  return phone
}
