// Renders resumes by themes that others have made for JSON Resume: `scripts/data.sh` calls it.
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder, modules] = process.argv.slice(2)
const require = createRequire(resolve(modules, 'index.js'))
const THEMES = ['jsonresume-theme-even', 'jsonresume-theme-stackoverflow']
let faults = 0
for (const name of THEMES) {
  const about = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'))
  const main = about.exports?.['.']?.import ?? about.module ?? about.main ?? 'index.js'
  const file = resolve(modules, name, typeof main === 'string' ? main : main.default)
  const theme = await import(pathToFileURL(file).href)
  const render = theme.render ?? theme.default.render
  const resumes = readdirSync(folder).filter((it) => it.endsWith('.json'))
  for (const resume of resumes.filter((it) => !it.endsWith('.csl.json'))) {
    const read = JSON.parse(readFileSync(join(folder, resume), 'utf8'))
    const page = await render(structuredClone(read))
    const wanted = [read.basics.name, ...(read.work ?? []).map((it) => it.name)]
    const text = page.replaceAll('&amp;', '&').replaceAll('&#x27;', "'")
    const lost = wanted.filter((it) => it && !text.includes(it))
    if (lost.length || /\[object Object\]|undefined|Invalid/.test(page)) {
      console.log(`${resume}: ${name} loses ${lost.join(', ') || 'something'}`)
      faults += 1
    }
  }
}
console.log(`${THEMES.length} themes, ${faults} faults`)
process.exitCode = faults ? 1 : 0
