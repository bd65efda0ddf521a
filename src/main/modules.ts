import { divisionModule } from '../modules/division/division.module.ts'
import type { Module } from '../platform/module.ts'

/** THE list, in the one order in which modules may know each other. */
export const modules: readonly Module[] = [divisionModule]
