/**
 * What may take how long, in milliseconds: sending the head, sending all of it, standing idle between requests,
 * neither sending nor reading, and being answered; and how often the first two are looked at. A file of 10 MB from a village's thin line takes minutes; nothing else does.
 */
export const timesOut = {
  headers: 15_000,
  request: 300_000,
  idle: 72_000,
  silent: 120_000,
  looked: 2_000,
  answer: 45_000,
  answerWithFile: 310_000,
} as const
