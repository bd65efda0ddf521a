/** bpmn-moddle ships no types for its reader: the part of it that is used here. */
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    readonly $type: string
    readonly id?: string
    get(property: string): unknown
  }
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>)
    fromXML(xml: string): Promise<{ rootElement: ModdleElement; warnings: readonly Error[] }>
  }
}
