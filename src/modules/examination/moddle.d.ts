/** dmn-moddle ships no types: the part of it that is used here. */
declare module 'dmn-moddle' {
  export interface DmnElement {
    readonly $type: string
    readonly id?: string
    get(property: string): unknown
  }
  export class DmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>)
    fromXML(xml: string): Promise<{ rootElement: DmnElement; warnings: readonly Error[] }>
  }
}
