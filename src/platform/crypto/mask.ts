/** The one way personal values are shown where the whole is not needed: `450***********1234`, `138****5678`, `张*`. */
export const mask = (kind: 'idNumber' | 'phone' | 'name', value: string): string => {
  const letters = [...value]
  const stars = (n: number): string => '*'.repeat(Math.max(n, 0))
  switch (kind) {
    case 'idNumber':
      return letters.slice(0, 3).join('') + stars(letters.length - 7) + letters.slice(-4).join('')
    case 'phone':
      return letters.slice(0, 3).join('') + stars(letters.length - 7) + letters.slice(-4).join('')
    case 'name':
      return (letters[0] ?? '') + stars(letters.length - 1)
  }
}
