import type { Page } from '../../../platform/http/page.ts'
import { importPages } from './import.page.tsx'
import { organPages } from './organs.page.tsx'
import { peoplePages } from './people.page.tsx'
import { postPages } from './posts.page.tsx'

/** Organs, posts and people, for their administrators. */
export const adminPages: readonly Page[] = [...importPages, ...organPages, ...postPages, ...peoplePages]
