import { Type } from 'typebox'
import {
  countUnread,
  getMyMessage,
  listMyMessages,
  markAllRead,
  markRead,
} from '../../../modules/message/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/pages.tsx'
import { MessagePage, Messages } from './messages.view.tsx'

export const messagesPage = portalPage({
  path: '/my/messages',
  for: 'resident',
  does: [listMyMessages, countUnread, markAllRead],
  query: Type.Object({ before: Type.Optional(Type.String({ maxLength: 64 })) }),
  get: async (c) => {
    const { before } = c.query
    const messages = await c.ask(listMyMessages, before === undefined ? {} : { before })
    return {
      title: c.words.t('portal.messages.title'),
      body: (
        <Messages messages={messages} unread={await c.ask(countUnread, {})} later={before !== undefined} />
      ),
    }
  },
  post: async (c) => {
    await c.perform(markAllRead, {})
    return redirect('/my/messages')
  },
})

export const messagePage = portalPage({
  path: '/my/messages/:messageId',
  for: 'resident',
  does: [getMyMessage, markRead],
  params: Type.Object({ messageId: Type.String({ maxLength: 64 }) }),
  get: async (c) => {
    const message = await c.ask(getMyMessage, c.params)
    return {
      title: c.words.say(message.title),
      section: c.words.t('portal.messages.title'),
      body: <MessagePage message={message} />,
    }
  },
  post: async (c) => {
    await c.perform(markRead, c.params)
    return redirect(`/my/messages/${encodeURIComponent(c.params.messageId)}`)
  },
})
