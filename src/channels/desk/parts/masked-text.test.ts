import { expect, test } from 'vitest'
import { maskedText } from './masked-text.ts'

test.each([
  ['450000195503080021', '450***********0021'],
  ['张桂兰,45000019550308002X。', '张桂兰,450***********002X。'],
  ['13800005678 / 13900001234', '138****5678 / 139****1234'],
  ['面积 120 平方米,租金 2026 元', '面积 120 平方米,租金 2026 元'],
  ['91450000FAKE000012', '91450000FAKE000012'],
])('%s is shown as %s', (text, shown) => {
  expect(maskedText(text)).toBe(shown)
})
