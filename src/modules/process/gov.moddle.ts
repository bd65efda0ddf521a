const text = (name: string) => ({ name, isAttr: true, type: 'String' })

/** What a process says beyond BPMN, as attributes `gov:…` on its elements; the diagram stays portable. */
export const gov = {
  name: 'Government attributes of a process',
  prefix: 'gov',
  uri: 'https://tongban.dev/schema/gov/1',
  types: [
    { name: 'InTwoLanguages', extends: ['bpmn:FlowNode', 'bpmn:Process'], properties: [text('en')] },
    { name: 'Asking', extends: ['bpmn:Process'], properties: [text('variables')] },
    {
      name: 'Work',
      extends: ['bpmn:UserTask'],
      properties: [text('duty'), text('department'), text('level'), text('outcomes')],
    },
    { name: 'Service', extends: ['bpmn:ServiceTask'], properties: [text('service')] },
    { name: 'Rule', extends: ['bpmn:BusinessRuleTask'], properties: [text('table'), text('outcomes')] },
    { name: 'Ending', extends: ['bpmn:EndEvent'], properties: [text('result')] },
  ],
}
