export { AnswersList } from './answers-list.tsx'
export { FormPage } from './form-page.tsx'
export { type PageAction, type ReadPage, readPage } from './read-page.ts'
