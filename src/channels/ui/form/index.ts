export { AnswersList } from './answers-list.tsx'
export { FormPage } from './form-page.tsx'
export { readPage } from './read-page.ts'
