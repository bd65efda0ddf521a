import { expect, linkOn, type Play, textOf, waitFor } from './play.ts'
import { type PageAnswer, Visitor } from './visitor.ts'

export interface Outcome {
  readonly caseNumber: string
  readonly itemCode: string
  readonly certificateNumber: string
  readonly pdf: Buffer
  readonly verifyUrl: string
}

const region = '450721000000'
const owner = { id: 'chen-xiaoyan', name: 'Chen Xiaoyan (shop owner)' }
const clerk = { id: 'li-min', name: 'Li Min (window clerk)' }
const reviewer = { id: 'zhou-jianhua', name: 'Zhou Jianhua (reviewer)' }
const head = { id: 'chen-qiang', name: 'Chen Qiang (head of department)' }
const twin = { id: 'su-fang', name: 'Su Fang (same bureau, next county)' }
const anyone = 'anyone'

const typed = {
  sameAddress: 'true',
  area: '86',
  seats: '40',
  businessType: 'restaurant',
  items: ['hot-dishes'],
  'staff.0.name': '李文博',
  'staff.0.role': 'safety',
  'staff.0.healthCertificateUntil': '2027-10-31',
}

/** The smallest PDF that is one. */
const paper = (words: string): Buffer => {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${words.length + 34}>>\nstream\nBT /F 18 Tf 72 760 Td (${words}) Tj ET\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, n) => {
    const at = text.length
    text += `${n + 1} 0 obj\n${object}\nendobj\n`
    return String(at).padStart(10, '0')
  })
  const table = text.length
  text += `xref\n0 6\n0000000000 65535 f \n${places.map((at) => `${at} 00000 n \n`).join('')}`
  return Buffer.from(`${text}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`)
}

const numberIn = (page: PageAnswer): string => {
  const found = /\/applications\/([0-9A-Z]{10})\b/.exec(page.url + page.html)?.[1]
  if (!found) throw new Error(`no case number on ${page.url} (${page.title})`)
  return found
}

/** A licence for a restaurant, from the words people use to the sealed document, over HTTP and without a script. */
export const playMainJob = async (origin: string, play: Play): Promise<Outcome> => {
  const { step } = play
  const someone = new Visitor(origin)
  const shop = new Visitor(origin)

  const itemPath = await step(anyone, 'searches “开饭店” in Lingshan', async () => {
    const results = await someone.get(`/search?q=${encodeURIComponent('开饭店')}&region=${region}`)
    textOf(results)
    return linkOn(results, /^(\/items\/\w+)/)
  })
  const itemCode = itemPath.split('/').at(-1) ?? ''
  await step(anyone, 'reads what the food business licence needs', async () => {
    const text = textOf(await someone.get(itemPath))
    for (const words of ['食品经营许可', '灵山县市场监督管理局', '工作日'])
      expect(text.includes(words), `“${words}” on the item page`)
  })
  await step(owner.name, 'signs in and acts for the company', async () => {
    await shop.signIn(owner.id)
    textOf(
      await shop.submit(await shop.get('/acting-as'), { capacity: 'mandate:m-chen-xiaoyan' }, '/acting-as'),
    )
  })
  const materials = await step(
    owner.name,
    'fills in the form; what is registered is there already',
    async () => {
      let page = await shop.submit(await shop.get(`${itemPath}/apply`), {}, '/apply')
      expect(textOf(page).includes('灵山县老街坊餐饮有限公司'), 'the company name from the register')
      for (let pages = 0; page.url.includes('/pages/') && pages < 12; pages++) {
        const before = page.url
        page = await shop.submit(page, typed, '/pages/')
        expect(page.url !== before, `${before} to be accepted: ${page.title}`)
      }
      return page
    },
  )
  const check = await step(owner.name, 'uploads the papers the office does not have', async () => {
    let page = materials
    const keys = [
      ...new Set([...page.html.matchAll(/name="material" value="([\w-]+)"/g)].map(([, key = '']) => key)),
    ]
    const upload = (material: string, name: string, type: string, content: Buffer): Promise<PageAnswer> =>
      shop.submit(page, { material }, '/materials', { file: { name, type, content } }, 'multipart')
    const script = await upload(
      keys[0] ?? '',
      'lease.jpg',
      'image/jpeg',
      Buffer.from('<script>alert(1)</script>'),
    )
    expect(script.status >= 400 && script.status < 500, 'a script dressed as a picture to be refused')
    for (const key of keys) {
      page = await upload(key, `${key}.pdf`, 'application/pdf', paper(`Sample: ${key}`))
      textOf(page)
    }
    return shop.get(page.url.replace(/\/materials.*$/, '/check'))
  })
  const caseNumber = await step(
    owner.name,
    'checks the answers and submits; a second click is the same case',
    async () => {
      const [first, second] = await Promise.all([
        shop.submit(check, { declared: 'yes' }, '/check'),
        shop.submit(check, { declared: 'yes' }, '/check'),
      ])
      expect(textOf(first).includes('申请已提交'), 'the receipt')
      expect(numberIn(first) === numberIn(second), 'one case number for both clicks')
      return numberIn(first)
    },
  )

  const atDesk = async (
    official: { id: string; name: string },
    verb: string,
    fields: Record<string, string>,
  ): Promise<void> => {
    const desk = new Visitor(origin)
    await desk.signIn(official.id)
    if (!(await desk.get('/desk')).title.includes('404')) await actAsOfficial(desk, official.id)
    const path = `/desk/cases/${caseNumber}`
    const page = await waitFor(`the verb ${verb}`, async () => {
      const found = await desk.get(path)
      return found.html.includes(`${path}/${verb}`)
        ? desk.get(linkOn(found, new RegExp(`^${path}/${verb}[^#]*`)))
        : undefined
    })
    textOf(await desk.submit(page, fields, `/${verb}`))
  }
  await step(clerk.name, 'accepts it: the clock of the decision begins', () =>
    atDesk(clerk, 'accept', { opinion: '材料齐全' }),
  )
  await step(twin.name, 'looks for it and finds nothing: another county’s case', async () => {
    const desk = new Visitor(origin)
    await desk.signIn(twin.id)
    await actAsOfficial(desk, twin.id)
    const [theirs, nothing] = [
      await desk.get(`/desk/cases/${caseNumber}`),
      await desk.get('/desk/cases/0000000000'),
    ]
    expect(
      theirs.status === 404 && nothing.status === 404,
      'the same 404 for another county’s case and for none',
    )
  })
  await step(reviewer.name, 'reviews it', () =>
    atDesk(reviewer, 'review', { verdict: 'pass', opinion: '现场核查合格' }),
  )
  await step(head.name, 'grants it', () => atDesk(head, 'grant', { opinion: '准予许可' }))

  const { certificateNumber, documentPath, verifyPath } = await step(
    owner.name,
    'finds the licence in the wallet',
    () =>
      waitFor('the certificate', async () => {
        const wallet = await shop.get('/my/documents')
        const path = /href="(\/my\/documents\/[\w-]+)"/.exec(wallet.html)?.[1]
        const document = path ? await shop.get(path) : undefined
        const documentPath = document && /href="(\/files\/documents\/[\w-]+)"/.exec(document.html)?.[1]
        if (!documentPath) return undefined
        const certificateNumber = /1\.2\.156\.3005\.2(?:\.[0-9A-Z]+){5}/.exec(textOf(document))?.[0] ?? ''
        return {
          certificateNumber,
          documentPath,
          verifyPath: linkOn(document, /^\/verify\/[\w.-]+/),
        }
      }),
  )
  const pdf = await step(owner.name, 'downloads the sealed PDF', async () => {
    const answer = await shop.request(documentPath)
    expect(answer.ok, 'the PDF')
    return Buffer.from(await answer.arrayBuffer())
  })
  return {
    caseNumber,
    itemCode,
    certificateNumber,
    pdf,
    verifyUrl: await verify(origin, play, verifyPath, pdf),
  }
}

const actAsOfficial = async (desk: Visitor, personId: string): Promise<void> => {
  const page = await desk.get('/acting-as')
  const capacity = /value="(appointment:[^"]+)"/.exec(page.html)?.[1] ?? `appointment:a-${personId}`
  await desk.submit(page, { capacity }, '/acting-as')
}

const verify = async (origin: string, { step }: Play, path: string, pdf: Buffer): Promise<string> => {
  const checker = new Visitor(origin)
  await step(anyone, 'verifies it by its number', async () => {
    expect(textOf(await checker.get(path)).includes('有效'), '“valid” for the number')
  })
  const drop = async (content: Buffer): Promise<string> => {
    const page = await checker.submit(await checker.get('/verify'), {}, '/verify/file', {
      file: { name: 'licence.pdf', type: 'application/pdf', content },
    })
    return textOf(page)
  }
  await step(anyone, 'verifies it by dropping the file', async () => {
    expect((await drop(pdf)).includes('有效'), '“valid” for the file')
  })
  await step(anyone, 'changes one byte of a copy: altered', async () => {
    const altered = Buffer.from(pdf)
    const at = Math.floor(pdf.length / 3)
    altered.writeUInt8(altered.readUInt8(at) ^ 1, at)
    expect((await drop(altered)).includes('改动'), '“altered” for the changed copy')
  })
  return origin + path
}
