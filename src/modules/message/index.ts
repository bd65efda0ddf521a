export { markAllRead, markRead } from './commands/mark-read.ts'
export { send } from './commands/send.ts'
export type { Channel, Message, Sent, Slice } from './message.ts'
export { countUnread, getMyMessage, listMyMessages, listSent } from './queries/messages.ts'
