import cn from '../../../catalogue/calendar/cn.json' with { type: 'json' }
import { type Calendar, calendarOf } from '../../kernel/working-days.ts'

/** Working days of China as the State Council announced them; data with its documents, replaced as a whole. */
export const chinaCalendar: Calendar = calendarOf(cn as Parameters<typeof calendarOf>[0])
