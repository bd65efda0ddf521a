/** A link that lets its holder in once (一次性链接). */
export interface Link {
  readonly tokenHash: string
  readonly personId: string
  readonly purpose: 'enrol' | 'recover'
  readonly madeBy: string
  readonly madeAt: Date
  readonly expiresAt: Date
  readonly usedAt: Date | undefined
  /** The administrator of another kind who said yes to it. */
  readonly approvedBy: string | undefined
}

/** Is there still something it can do? */
export const isLive = (link: Link | undefined, now: Date): link is Link =>
  link !== undefined && link.usedAt === undefined && link.expiresAt > now

/**
 * What a link needs besides itself: nobody who makes one can use it. A phone that its person has proven vouches by a code;
 * where there is none, or more than one person's own affairs is at stake, a second administrator does.
 */
export const linkNeeds = (
  { purpose, approvedBy }: Pick<Link, 'purpose' | 'approvedBy'>,
  { phoneProven, holdsPost }: { readonly phoneProven: boolean; readonly holdsPost: boolean },
): 'nothing' | 'code' | 'approval' => {
  if (approvedBy !== undefined) return 'nothing'
  if (purpose === 'recover' && (holdsPost || !phoneProven)) return 'approval'
  return phoneProven ? 'code' : 'nothing'
}
