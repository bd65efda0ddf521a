import { createHash } from 'node:crypto'
import type { Text } from '../../kernel/text.ts'

/** What somebody agrees to before another may act for them. A text is never changed: a new version is added. */
export interface ConsentText {
  readonly key: 'agent' | 'family'
  readonly version: number
  readonly paragraphs: readonly Text[]
}

// 民法典 §161–163, §165: agency by mandate, and what a mandate names; §173: it ends when it is taken back.
// 个人信息保护法 §14, §15: consent is informed and can be withdrawn; §29: separate consent for sensitive facts.
const texts: readonly ConsentText[] = [
  {
    key: 'agent',
    version: 1,
    paragraphs: [
      {
        zh: '我请乡镇、村（社区）便民服务人员用这个代办码替我办选定的事项：填表、交材料、提交、补正、查进度。',
        en: 'I ask a service officer of my town or village to handle the chosen services for me with this code: fill in, hand in papers, submit, correct, follow.',
      },
      {
        zh: '代办人会看到办这些事项要用的我的信息，其中可能有健康、家庭收入等敏感个人信息；不能看别的，也不能替我同意别的事。',
        en: 'The officer sees what these services need to know about me, which may include sensitive facts such as health or household income; nothing else, and may agree to nothing else for me.',
      },
      {
        zh: '代办码到期自动失效；我随时可以收回，收回后代办人立即不能再办。提交的结果由我承担。',
        en: 'The code ends by itself; I can take it back at any time, and the officer can do nothing from that moment. What is submitted is mine to answer for.',
      },
    ],
  },
  {
    key: 'family',
    version: 1,
    paragraphs: [
      {
        zh: '我委托这位亲属在期限内替我在网上办选定的事项（没有选定的，就是全部事项）。',
        en: 'I let this relative handle the chosen services for me online within the time given (all services where none are chosen).',
      },
      {
        zh: '受托人会看到办事要用的我的信息，其中可能有健康、家庭收入等敏感个人信息；不能再转托别人。',
        en: 'They see what the services need to know about me, which may include sensitive facts such as health or household income; they cannot pass this on to anyone.',
      },
      {
        zh: '我随时可以收回，收回后立即失效。提交的结果由我承担。',
        en: 'I can take it back at any time, with effect at once. What is submitted is mine to answer for.',
      },
    ],
  },
]

/** The text that holds now. */
export const consentText = (key: ConsentText['key']): ConsentText & { readonly sha256: string } => {
  const text = texts.filter((t) => t.key === key).reduce((a, b) => (b.version > a.version ? b : a))
  const sha256 = createHash('sha256').update(JSON.stringify(text)).digest('hex')
  return { ...text, sha256 }
}
