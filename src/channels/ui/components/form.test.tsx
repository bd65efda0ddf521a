import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { visitor } from '../../../kernel/actor.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { PageContext } from '../../../platform/http/page.ts'
import { WordsContext, wordsIn } from '../../../platform/i18n/words.ts'
import { CurrentPage } from '../page-context.ts'
import { RadiosField } from './choices.tsx'
import { TextField } from './field.tsx'
import { ErrorSummary, Form } from './form.tsx'
import { Table } from './table.tsx'

const aPage = (over: Partial<PageContext> = {}): PageContext => ({
  actor: visitor('zh'),
  words: wordsIn('zh'),
  preferences: { language: 'zh', region: undefined, size: 'md', contrast: 'normal' },
  shell: { unread: 0 },
  url: '/here',
  publicUrl: 'http://localhost',
  csrfToken: 'token-1',
  idempotencyKey: 'key-1',
  sample: true,
  now: new Date('2026-11-22T02:00:00Z'),
  ...over,
})

const render = (node: preact.VNode, page = aPage()): string =>
  renderToString(
    <WordsContext.Provider value={page.words}>
      <CurrentPage.Provider value={page}>{node}</CurrentPage.Provider>
    </WordsContext.Provider>,
  )

const refused = aPage({
  problem: new Problem('input-invalid', 422, { fields: [{ path: 'shop.address', message: 'ui.skip' }] }),
  typed: { 'shop.address': '旧"址', delivery: 'post' },
})

describe('a form', () => {
  it('carries its token and its key', () => {
    const html = render(<Form>x</Form>)
    expect(html).toContain('name="_csrf" value="token-1"')
    expect(html).toContain('name="_key" value="key-1"')
    expect(html).toContain('method="post"')
  })

  it('keeps what was typed, and the summary links to the field with the same words', () => {
    const html = render(
      <>
        <ErrorSummary />
        <TextField name="shop.address" label="地址" value="新址" />
      </>,
      refused,
    )
    const sentence = wordsIn('zh').t('ui.skip')
    expect(html).toContain('旧&quot;址')
    expect(html).not.toContain('新址')
    const id = /<a class="ds-link" href="#([^"]+)"/.exec(html)?.[1]
    expect(html).toContain(`<input class="ds-input"`)
    expect(html).toMatch(new RegExp(`<input[^>]*id="${id}"[^>]*aria-invalid="true"`))
    expect(html.split(sentence)).toHaveLength(3)
  })

  it('keeps the choice made', () => {
    const choices = [
      { value: 'post', label: '邮寄' },
      { value: 'wallet', label: '只要电子证' },
    ]
    const html = render(
      <RadiosField name="delivery" label="怎么领取" choices={choices} value="wallet" />,
      refused,
    )
    expect(html).toMatch(/value="post" checked/)
    expect(html).not.toMatch(/value="wallet" checked/)
  })

  it('has no summary when nothing is wrong', () => {
    expect(render(<ErrorSummary />)).toBe('')
  })
})

describe('a table', () => {
  it('has caption, scopes, and each value keeps its header for phones', () => {
    const html = render(
      <Table
        caption="材料"
        columns={[
          { key: 'a', label: '名称', head: true },
          { key: 'b', label: '份数', numeric: true },
        ]}
        rows={[{ key: '1', cells: { a: '合同', b: 2 } }]}
      />,
    )
    expect(html).toContain('<caption class="ds-sr-only">材料</caption>')
    expect(html).toContain('<th scope="row">')
    expect(html.match(/份数/g)).toHaveLength(2)
  })
})
