/** A page as it came back. */
export interface PageAnswer {
  readonly status: number
  readonly url: string
  readonly html: string
  readonly title: string
}

const attributes = (tag: string): Record<string, string> =>
  Object.fromEntries(
    [...tag.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decode(value)]),
  )
const decode = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

export interface HtmlForm {
  readonly action: string
  readonly multipart: boolean
  readonly fields: Record<string, string>
}

/** The POST forms of a page with the values they would send as they stand. */
export const formsIn = (html: string, pageUrl: string): HtmlForm[] =>
  [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)]
    .map(([, open = '', inside = '']) => ({ open: attributes(open), inside }))
    .filter(({ open }) => (open.method ?? '').toLowerCase() === 'post')
    .map(({ open, inside }) => {
      const fields: Record<string, string> = {}
      for (const [tag] of inside.matchAll(/<input\b[^>]*>/g)) {
        const { name, value = '', type = 'text' } = attributes(tag)
        const checked = /\bchecked\b/.test(tag)
        if (name && type !== 'file' && (!['radio', 'checkbox'].includes(type) || checked))
          fields[name] = value
      }
      for (const [, open = '', text = ''] of inside.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)) {
        const { name } = attributes(open)
        if (name) fields[name] = decode(text)
      }
      for (const [, open = '', options = ''] of inside.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
        const { name } = attributes(open)
        const selected = /<option\b[^>]*\bselected\b[^>]*>/.exec(options)?.[0]
        if (name && selected) fields[name] = attributes(selected).value ?? ''
      }
      const multipart = open.enctype === 'multipart/form-data'
      return {
        action:
          new URL(open.action ?? pageUrl, pageUrl).pathname + new URL(open.action ?? pageUrl, pageUrl).search,
        multipart,
        fields,
      }
    })

/** A person at a browser without JavaScript: cookies, forms, redirects. Knows nothing of the product's insides. */
export class Visitor {
  readonly #cookies = new Map<string, string>()
  readonly #origin: string
  readonly #language: string

  constructor(origin: string, language: 'zh' | 'en' = 'zh') {
    this.#origin = origin
    this.#language = language
  }

  /** One request; redirects are followed unless `follow` is false. */
  async request(path: string, init: RequestInit = {}, follow = true): Promise<Response> {
    const response = await fetch(new URL(path, this.#origin), {
      ...init,
      redirect: 'manual',
      headers: {
        'accept-language': this.#language,
        'sec-fetch-site': 'same-origin',
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...init.headers,
      },
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(line)) this.#cookies.delete(pair.slice(0, at))
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const location = response.headers.get('location')
    if (follow && location && response.status >= 300 && response.status < 400) {
      await response.body?.cancel()
      return this.request(location)
    }
    return response
  }

  async get(path: string): Promise<PageAnswer> {
    return this.#page(await this.request(path))
  }

  async post(path: string, fields: Record<string, string | readonly string[]>): Promise<PageAnswer> {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) body.append(name, one)
    return this.#page(await this.request(path, { method: 'POST', body }))
  }

  /** Fills in and sends the page's form whose action holds `action` (the first form when not given). */
  async submit(
    page: PageAnswer,
    fields: Record<string, string | readonly string[]> = {},
    action = '',
    files: Record<string, { name: string; type: string; content: Uint8Array }> = {},
    kind: 'any' | 'multipart' = 'any',
  ): Promise<PageAnswer> {
    const form = formsIn(page.html, page.url).find(
      (f) =>
        f.action.includes(action) &&
        '_key' in f.fields &&
        !f.action.includes('/preferences') &&
        (f.multipart || kind === 'any'),
    )
    if (!form) throw new Error(`no form "${action}" on ${page.url} (${page.status})`)
    if (!form.multipart) return this.post(form.action, { ...form.fields, ...fields })
    const body = new FormData()
    for (const [name, value] of Object.entries({ ...form.fields, ...fields }))
      for (const one of [value].flat()) body.append(name, one)
    for (const [name, file] of Object.entries(files))
      body.append(name, new Blob([file.content as BlobPart], { type: file.type }), file.name)
    return this.#page(await this.request(form.action, { method: 'POST', body }))
  }

  async #page(response: Response): Promise<PageAnswer> {
    const html = await response.text()
    const title = decode(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '')
    return { status: response.status, url: response.url, html, title }
  }

  /** Signs in on the sample page as one of the invented people. */
  async signIn(personId: string): Promise<void> {
    const page = await this.get('/sign-in')
    const answer = await this.submit(page, { personId }, '/sign-in')
    if (answer.status !== 200 || !this.#cookies.has('tb-session'))
      throw new Error(`signing in as ${personId} answered ${answer.status}`)
  }

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies
  }
}
