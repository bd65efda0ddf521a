import { Visitor, formsIn } from './visitor.ts'
const v = new Visitor('http://127.0.0.1:18080')
const show = (p: any) => { console.log(p.status, p.url, p.title); for (const f of formsIn(p.html, p.url)) if (!f.action.includes('preferences') && !f.action.includes('sign-out')) console.log('  form', JSON.stringify(f)) }
let p = await v.get('/search?q=' + encodeURIComponent('老年优待证') + '&region=450721101202'); show(p)
console.log([...p.html.matchAll(/href="(\/items\/[^"]*)"/g)].map(m=>m[1]).slice(0,5))
await v.signIn('zhang-guilan')
const item = p.html.match(/href="(\/items\/[^"]*)"/)![1]!.replaceAll('&amp;','&')
p = await v.get(item); show(p)
console.log([...p.html.matchAll(/href="([^"]*apply[^"]*)"/g)].map(m=>m[1]).slice(0,5))
p = await v.get(item.split('?')[0] + '/apply'); show(p)
try { p = await v.submit(p, {}, '/apply'); show(p) } catch (e) { console.log(String(e)) }
