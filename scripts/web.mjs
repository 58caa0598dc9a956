// Opens web pages in a browser without a window, as `scripts/web.sh` calls it: at the width of a
// telephone and of a desk, light and dark, and printed. Names each page that asks for something,
// is wider than the window, hides a word, or breaks a rule of WCAG 2.2 AA that axe knows.
import { readFileSync, readdirSync, writeFileSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'

const [folder, modules, browserPath] = process.argv.slice(2)
const require = createRequire(resolve(modules, 'index.js'))
const puppeteer = require('puppeteer-core')
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const WIDTHS = { phone: 360, desk: 1280 }

const browser = await puppeteer.launch({
  executablePath: browserPath,
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
})
const pictures = join(folder, 'pictures')
mkdirSync(pictures, { recursive: true })
let faults = 0
const fault = (name, text) => {
  faults += 1
  console.log(`${name}: ${text}`)
}

// The words of a text, without the difference of small letters and capitals: a style may
// set capitals, and a browser sets the letters of a formula in italics that are characters.
const words = (text) => text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
const missing = (wanted, found) => {
  const text = words(found).join('')
  return [...new Set(words(wanted).filter((word) => !text.includes(word)))]
}

const files = readdirSync(folder).filter((name) => name.endsWith('.html')).sort()
for (const file of files) {
  const name = file.replace(/\.html$/, '')
  const page = await browser.newPage()
  const address = 'file://' + resolve(folder, file)
  page.on('request', (request) => {
    const url = request.url()
    if (url !== address && !url.startsWith('data:')) fault(name, `asks for ${url}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error') fault(name, `the browser says: ${message.text()}`)
  })
  await page.goto(address, { waitUntil: 'load' })
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
    for (const [kind, width] of Object.entries(WIDTHS)) {
      await page.setViewport({ width, height: 800 })
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      if (wide > width) fault(name, `is ${wide} pixels wide on a ${kind} of ${width}`)
      const path = join(pictures, `${name}-${kind}-${scheme}.png`)
      await page.screenshot({ path, fullPage: true })
    }
    await page.evaluate(axe)
    const found = await page.evaluate(
      (rules) => globalThis.axe.run({ runOnly: rules }).then((all) => all.violations),
      RULES,
    )
    for (const rule of found) {
      const place = rule.nodes[0].target.join(' ')
      fault(name, `${scheme}: ${rule.id}, ${rule.help} (${rule.nodes.length}): ${place}`)
    }
  }
  const [shown, held] = await page.evaluate(() => {
    const texts = [...document.body.querySelectorAll('style, script')]
    texts.forEach((node) => node.remove())
    return [document.body.innerText, document.body.textContent]
  })
  const hidden = missing(held, shown)
  if (hidden.length) fault(name, `does not show ${hidden.join(', ')}`)
  const pdf = join(folder, `${name}.print.pdf`)
  writeFileSync(pdf, await page.pdf({ format: 'A4' }))
  const printed = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' })
  const plain = await page.evaluate(() => {
    // The heights of a formula are lines of their own in the text of a page.
    document.querySelectorAll('math').forEach((node) => node.remove())
    return document.body.textContent
  })
  const lost = missing(plain, printed.replace(/\u00ad|-\n/g, ''))
  if (lost.length) fault(name, `does not print ${lost.join(', ')}`)
  await page.close()
}
await browser.close()
console.log(`${files.length} pages, ${faults} faults; pictures in ${pictures}`)
process.exitCode = faults ? 1 : 0
