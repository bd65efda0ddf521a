const text = (name: string) => ({ name, isAttr: true, type: 'String' })

/** What a table says beyond DMN: the English words and the clause of each rule, as attributes `gov:…`. */
export const gov = {
  name: 'Government attributes of a decision table',
  prefix: 'gov',
  uri: 'https://tongban.dev/schema/gov/1',
  types: [
    { name: 'InTwoLanguages', extends: ['dmn:Decision'], properties: [text('en')] },
    { name: 'Column', extends: ['dmn:InputClause'], properties: [text('en'), text('values')] },
    {
      name: 'Ground',
      extends: ['dmn:DecisionRule'],
      properties: [text('en'), text('clause'), text('clauseEn')],
    },
  ],
}
