/** How the parts of a score weigh; found by trying on real questions, robust to ± half. */
export const weights = {
  character: 0.6,
  order: 0.5,
  whole: 0.3,
  informs: 0.06,
  sound: 0.7,
  english: 1,
  applicable: 0.03,
  across: 0.2,
  remark: 0.9,
  anyOrder: 3,
  part: 0.2,
  again: 0.94,
}

/** So many of the heaviest titles are looked at closely; the others keep the score of their grams. */
export const closer = 40
/** No answer is longer than this. */
export const most = 400
/** Below this share of the best score, or of the question's weight, a title has nothing to do with the question. */
export const shareOfBest = 0.3
export const leastCovered = 0.1
export const leastScore = 0.3
