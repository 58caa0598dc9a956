// Prints the structure tree of each PDF as pdf.js, the viewer of Firefox, gives it to screen
// readers: a line for each element, with the text of what has no elements in it.
import { readFileSync } from "node:fs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** The text of each marked piece of a page, by its name in the tree. */
function texts(items) {
  const found = new Map();
  const open = [];
  for (const item of items) {
    if (item.type?.startsWith("beginMarkedContent")) open.push(item.id ?? null);
    else if (item.type === "endMarkedContent") open.pop();
    else {
      const id = open.findLast((one) => one);
      if (id) found.set(id, (found.get(id) ?? "") + item.str);
    }
  }
  return found;
}

/** The text of an element with all that is in it. */
function textOf(node, pieces) {
  if (node.type === "content") return pieces.get(node.id) ?? "";
  return (node.children ?? []).map((kid) => textOf(kid, pieces)).join("");
}

const LEAVES = ["H1", "H2", "H3", "Link", "Lbl"];

function print(node, pieces) {
  if (!node.role) return;
  if (node.role !== "Root") {
    const text = LEAVES.includes(node.role) ? textOf(node, pieces).trim() : "";
    console.log(`${node.role} ${text}`.trim());
  }
  for (const kid of node.children ?? []) print(kid, pieces);
}

for (const file of process.argv.slice(2)) {
  console.log(`file ${file}`);
  const data = new Uint8Array(readFileSync(file));
  const pdf = await getDocument({ data, verbosity: 0 }).promise;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const tree = await page.getStructTree();
    const content = await page.getTextContent({ includeMarkedContent: true });
    if (tree) print(tree, texts(content.items));
  }
}
