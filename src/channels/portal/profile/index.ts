import type { Page } from '../../../platform/http/page.ts'
import { profilePage, wrongFactPage } from './profile.page.tsx'

export const profilePages: readonly Page[] = [profilePage, wrongFactPage]
