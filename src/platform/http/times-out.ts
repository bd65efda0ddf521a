/**
 * What may take how long, in milliseconds: sending the head, sending all of it, standing idle between requests, and
 * being answered. A file of 10 MB from a village's thin line takes minutes; nothing else does.
 */
export const timesOut = {
  headers: 15_000,
  request: 300_000,
  idle: 72_000,
  answer: 45_000,
  answerWithFile: 310_000,
} as const
