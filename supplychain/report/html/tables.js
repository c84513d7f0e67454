// Tables and lists of the page, made of rows; `say` and `text` are those of page.js.

function cell(row, value, isNumber, tag = "td") {
  const made = row.appendChild(document.createElement(tag));
  made.textContent = value;
  if (isNumber) made.className = "n";
  if (tag === "th") made.scope = "col";
  return made;
}

function fillTable(table, columns, rows) {
  table.replaceChildren();
  const head = table.createTHead().insertRow();
  for (const [, heading, format] of columns) cell(head, heading, format, "th");
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const [field, , format] of columns) {
      const made = cell(line, (format || text)(row[field]), format);
      const letters = made.textContent.length;
      if (!format && letters) made.className = letters > 30 ? "wide" : letters > 20 ? "" : "short";
    }
  }
}

// What is worth something; below it, folded, what is partly unused, and what binds in its place.
function fillInputs(place, columns, rows) {
  const unused = rows.filter((row) => row.note), worth = rows.filter((row) => !row.note);
  const told = (some) => columns.filter(([field]) => some.some((row) => row[field] != null && row[field] !== ""));
  if (worth.length) fillTable(place, told(worth), worth);
  const before = document.getElementById("unused"), names = ["kind", "input", "note"];
  if (before) before.remove();
  if (!unused.length) return;
  const more = document.createElement("details");
  more.id = "unused";
  place.parentElement.after(more);
  const heading = say.unused.replace("{number}", unused.length);
  more.appendChild(document.createElement("summary")).textContent = heading;
  fillTable(scrolled(more, heading), columns.filter(([field]) => names.includes(field)), unused);
}

// A table that scrolls sideways by itself, and by keyboard.
function scrolled(parent, label) {
  const scroll = parent.appendChild(document.createElement("div"));
  Object.assign(scroll, { className: "scroll", tabIndex: 0 });
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", label);
  return scroll.appendChild(document.createElement("table"));
}

// What somebody lacks, and below it each root: why, what would have to change, and what that removes.
function fillCells(place, rows) {
  place.replaceChildren();
  const add = (to, tag, text, className = "") =>
    to.appendChild(Object.assign(document.createElement(tag), { textContent: text, className }));
  const tell = (list, row) => {
    const root = add(list, "li", row.reason);
    if (!row.relaxation) return;
    for (const change of row.relaxation.split("; ")) add(root, "p", change.replaceAll(" -> ", " \u2192\u00a0"), "change");
    add(root, "p", row.removes, "removes");
  };
  for (const [lacks, [first, ...others]] of grouped(rows, (row) => row.lacks)) {
    add(place, "h3", lacks);
    if (first.beyond) add(place, "p", first.beyond, "note");
    tell(add(place, "ol", ""), first);
    if (!others.length) continue;
    const more = add(place, "details", "");
    add(more, "summary", say.further.replace("{number}", others.length));
    const list = Object.assign(add(more, "ol", ""), { start: 2 });
    others.forEach((row) => tell(list, row));
  }
}

function grouped(rows, key) {
  const found = new Map();
  for (const row of rows) found.set(key(row), [...(found.get(key(row)) || []), row]);
  return found;
}
