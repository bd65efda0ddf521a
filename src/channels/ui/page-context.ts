import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { PageContext } from '../../platform/http/page.ts'

/** The page being rendered, for components deep inside it. */
export const CurrentPage = createContext<PageContext | undefined>(undefined)

/** The page being rendered; throws outside one. */
export const usePage = (): PageContext => {
  const page = useContext(CurrentPage)
  if (page === undefined) throw new Error('A page part was rendered outside a page')
  return page
}
