/**
 * Share of the asked characters that stand in the title in the same order, by weight: finds 水保 in 水土保持 and
 * 律师证 in 律师执业证书. `row` is scratch space at least as long as the title plus one.
 */
export const inOrder = (
  asked: readonly string[],
  weights: readonly number[],
  title: readonly string[],
  row: Float64Array,
): number => {
  let total = 0
  row.fill(0, 0, title.length + 1)
  for (let i = 0; i < asked.length; i++) {
    const weight = weights[i] ?? 0
    total += weight
    let diagonal = 0
    for (let j = 1; j <= title.length; j++) {
      const above = row[j] ?? 0
      const left = row[j - 1] ?? 0
      row[j] = asked[i] === title[j - 1] ? Math.max(diagonal + weight, above, left) : Math.max(above, left)
      diagonal = above
    }
  }
  return total > 0 ? (row[title.length] ?? 0) / total : 0
}
