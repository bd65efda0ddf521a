/** What the person on call looks at first. Sizes in bytes. */
export interface Health {
  readonly waitingFacts: number
  readonly oldestFactAt: Date | null
  readonly parked: number
  readonly stuck: number
  readonly held: number
  readonly lastChainedAt: Date | null
  readonly oldestUnchainedAt: Date | null
  readonly unchained: number
  readonly processes: number
  readonly databaseBytes: number
  readonly disk: { readonly free: number; readonly size: number }
  readonly backup: {
    readonly endedAt: Date
    readonly rows: number
    readonly files: number
    readonly bytes: number
  } | null
  /** Only where the write-ahead log is kept: how far, and since when that fails. */
  readonly wal: { readonly keptAt: Date | null; readonly failingSince: Date | null } | null
}

/** A delivery that failed and waits: to be tried again, or for a person. */
export interface ParkedDelivery {
  readonly listener: string
  readonly eventId: string
  readonly fact: string
  readonly tries: number
  readonly state: 'waiting' | 'stuck' | 'held'
  readonly retryAt: Date
  readonly since: Date
  readonly error: string
  /** Deliveries of the same listener about the same thing that wait behind it. */
  readonly behind: number
}

/** A timer as it last ran. */
export interface Timer {
  readonly name: string
  readonly cron: string
  readonly beganAt: Date
  readonly endedAt: Date | null
  readonly failedAt: Date | null
  readonly error: string | null
}

/** Versions of the root key and what each still seals, as last counted. */
export interface KeyReport {
  readonly kind: 'file' | 'service'
  readonly versions: readonly {
    readonly version: number
    readonly state: 'standby' | 'current' | 'old' | 'retired'
    readonly madeAt: Date
    readonly currentAt: Date | null
    readonly oldAt: Date | null
    readonly retiredAt: Date | null
    readonly seals: number | null
  }[]
  readonly countedAt: Date | null
  readonly processes: number
  /** Processes that do not seal with the current version yet. */
  readonly behind: number
  /** Keys that sign for other systems, by number; there is none before the first system asks. */
  readonly signing: { readonly signs: number | null; readonly published: readonly number[] }
}

/** An error's words without what could be a person's: quoted text, numbers, Chinese, mail addresses. */
export const plainError = (text: string): string =>
  text
    .replace(/"[^"]*"|'[^']*'|`[^`]*`|\([^)]*\)=\([^)]*\)/g, '…')
    .replace(/\S+@\S+/g, '…')
    .replace(/[\d*]{4,}\w*|[^\x20-\x7e]+/g, '…')
    .slice(0, 200)
