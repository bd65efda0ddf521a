/** The codes a place belongs to, from the province down to itself: `450721101202` → province, city, county, town, village. */
export const lineageOf = (division: string): string[] => {
  const code = division.padEnd(12, '0')
  const cuts = [2, 4, 6, 9, 12]
  const codes = cuts.map((cut) => code.slice(0, cut).padEnd(12, '0'))
  return [...new Set(codes)]
}
