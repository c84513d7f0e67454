const read = (id) => JSON.parse(document.getElementById(id).textContent);
const data = read("data"), charts = read("charts"), land = read("land");
const state = { scenario: data.first, regime: data.widest, class: "" };
const say = data.words;
const countryName = Object.fromEntries(data.countries);
const halves = (key) => { const at = key.indexOf("|"); return [key.slice(0, at), key.slice(at + 1)]; };  // a class may hold a bar
const named = (country) => countryName[country] || country;
const whole = new Intl.NumberFormat(data.language, { maximumFractionDigits: 0 });
const four = new Intl.NumberFormat(data.language, { maximumSignificantDigits: 4 });
const rounds = (v) => (v == null ? "–" : Math.abs(v) < 10 && v % 1 ? v.toFixed(1) : whole.format(v));
const share = (v) => (v == null ? "–" : v > 0 && v < 0.0005 ? "<0.1%" : (100 * v).toFixed(1) + "%");
const text = (v) => (v == null ? "" : String(v));

const objects = (table) =>
  table.rows.map((row) => Object.fromEntries(table.columns.map((name, k) => [name, row[k]])));
const summary = objects(data.summary), gains = objects(data.gains);
const here = (row) => row.scenario === state.scenario && row.regime === state.regime;
const series = (kind, regime) => Object.entries((data[kind][state.scenario] || {})[regime] || {});

// Rows of each picture, and the columns of the table behind it: [field, heading, format].
const views = {
  answer: () => {
    const names = Object.fromEntries(data.scenarios);
    const shown = [...new Set([data.baseline, data.widest])];
    const rows = data.scenarios.flatMap(([scenario]) =>
      shown.map((regime) => {
        const row = summary.find(
          (r) => r.scenario === scenario && r.regime === regime && r.country === "all" && r.class === "all");
        const gap = row && row.requirement > 0 ? row.shortfall / row.requirement : 0;
        return { ...row, gap, told: share(gap), name: names[scenario], role: regime === data.baseline ? "before" : "after" };
      }).filter((row) => row.requirement > 0));
    return {
      sets: { rows }, height: 34 * data.scenarios.length,
      columns: [["name", say.scenario], ["regime", say.agreements], ["requirement", say.needed, rounds],
        ["shortfall", say.short, rounds], ["gap", say.share_short, share], ["index", say.index, share]],
    };
  },
  time: () => {
    const total = new Array(data.periods).fill(0), rows = [];
    for (const [key, values] of series("short", state.regime)) {
      const [country, kind] = halves(key);
      if (!state.class || kind === state.class)
        values.forEach((short, k) => { if (short) rows.push({ country: named(country), class: kind, period: k + 1, short }); });
    }
    for (const [key, values] of series("short", data.baseline))
      if (!state.class || halves(key)[1] === state.class) values.forEach((v, k) => { total[k] += v; });
    const before = state.regime === data.baseline ? [] : total.map((short, k) => ({ period: k + 1, short }));
    return {
      sets: { rows, before },
      columns: [["period", data.period, text], ["country", say.country], ["class", say.class_], ["short", say.short, rounds]],
    };
  },
  stock: () => {
    const rows = [];
    for (const [key, values] of series("stock", state.regime)) {
      const [country, kind] = halves(key);
      if (state.class && kind !== state.class) continue;
      values.forEach((stock, k) => rows.push({ country: named(country), class: kind, period: k + 1, stock }));
    }
    const drawn = new Set(rows.map((row) => row.class));
    for (const row of summary.filter(here))
      if (row.first_deficit && drawn.has(row.class) && row.country !== "all")
        rows.push({ country: named(row.country), class: row.class, first: row.first_deficit });
    return {
      sets: { rows },
      table: rows.filter((row) => row.stock != null),
      columns: [["period", data.period, text], ["country", say.country], ["class", say.class_], ["stock", say.in_store, rounds]],
    };
  },
  borders: () => {
    const drawn = (data.borders[state.scenario] || {})[state.regime];
    if (!drawn) return { sets: { rows: [], bars: [] }, columns: [], table: [] };
    const shape = (points, rest) =>
      ({ type: "Feature", geometry: { type: "Polygon", coordinates: [points] }, ...rest });
    const rows = drawn.ribbons.map(({ points, sender, receiver, ...rest }) =>
      shape(points, { ...rest, sender: named(sender), receiver: named(receiver) }));
    const bars = drawn.bars.map((bar) => {
      const left = bar.side ? charts.borders.width - 14 : 0, right = left + 14, low = bar.top + Math.max(bar.height, 1);
      const box = [[left, bar.top], [right, bar.top], [right, low], [left, low], [left, bar.top]];
      const label = `${named(bar.country)} ${whole.format(bar.tonnes)} t`;
      return shape(box, { ...bar, country: named(bar.country), label, x: bar.side ? left : right, y: bar.top + bar.height / 2, bottom: low });
    });
    const table = drawn.items.map(([sender, receiver, item, sent, tonnes]) => ({ sender: named(sender), receiver: named(receiver), item: data.items[item] || item, sent, tonnes }));
    return {
      sets: { rows, bars }, table, height: Math.max(...bars.map((bar) => bar.bottom)),
      columns: [["sender", say.from], ["receiver", say.to], ["item", say.item], ["sent", say.sent, rounds], ["tonnes", say.tonnes, rounds]],
    };
  },
  map: () => {
    const place = Object.fromEntries(data.globe.sites.map((s) => [s[0], s]));
    const carried = Object.fromEntries(
      ((data.globe.carried[state.scenario] || {})[state.regime] || []).map(([route, tonnes, lost]) => [route, { tonnes, lost }]));
    const cuts = data.globe.cut[state.scenario] || {};
    const rows = data.globe.routes.map(([route, origin, destination, mode]) => {
      const { tonnes = 0, lost = 0 } = carried[route] || {}, cut = cuts[route] || 0;
      const [a, b] = [place[origin], place[destination]];
      const stateOf = lost > 0 || cut > 0 ? say.lossy : tonnes > 0 ? say.carried : say.idle;
      return { route, mode, from: a[1] || origin, to: b[1] || destination, tonnes, lost, cut, state: stateOf,
        x1: a[4], y1: a[5], x2: b[4], y2: b[5] };
    });
    const sites = data.globe.sites.map(([site, name, country, kind, x, y]) => ({ site, name: name || site, country, kind, x, y }));
    return {
      sets: { rows, sites },
      table: [...rows].sort((a, b) => b.tonnes - a.tonnes),
      columns: [["route", say.route], ["from", say.from], ["to", say.to], ["mode", say.mode], ["tonnes", say.tonnes, rounds],
        ["lost", say.lost, share], ["cut", say.cut, share]],
    };
  },
  gains: () => {
    const rows = gains.filter((row) => here(row) && row.class === (state.class || "all") && row.country !== "all")
      .map((row) => ({ ...row, name: named(row.country), given: row.stock_given_up }));
    return {
      sets: { rows }, height: 28 * rows.length,
      columns: [["name", say.country], ["gain", say.gained, rounds], ["given", say.given_up, rounds], ["loses", say.loses]],
    };
  },
  leans: (figure) => {
    const figures = objects(data.leans[figure.dataset.measure]);
    const rows = figures.flatMap((row) => ["low", "high"].map((end) =>
      ({ figure: row.figure, end: say[end], at: row[end], change: row[`${end}_change`] })));
    const plain = written.decimal, points = (v) => (100 * v).toFixed(2) + "%";
    return {
      sets: { rows }, height: 26 * figures.length, table: figures,
      columns: [["figure", say.figure], ["value", say.value, plain], ["low", say.low, plain], ["high", say.high, plain],
        ["low_change", say.change_low, points], ["high_change", say.change_high, points]],
    };
  },
};

function behind(figure, view) {
  let details = figure.querySelector("details");
  if (!details) {
    details = figure.appendChild(document.createElement("details"));
    details.appendChild(document.createElement("summary")).textContent = say.numbers;
    scrolled(details, `${say.numbers}: ${figure.querySelector("figcaption").textContent.trim().slice(0, 60)}`);
    details.addEventListener("toggle", () => details.open && details.fill());
  }
  details.fill = () => fillTable(details.querySelector("table"), view.columns, view.table || view.sets.rows);
  if (details.open) details.fill();
}

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
// Hues that are too dark on dark paper, and what stands for them there.
const LIGHTER = { "#0072B2": "#2E8FD6", "#7A2E5D": "#A8558A", "#00344F": "#8FB4CC", "#7F3300": "#B0652F", "#333333": "#C4CACF", "#1B2733": "#C4CACF" };
const dark = () => matchMedia("(prefers-color-scheme: dark)").matches && !matchMedia("print").matches;
const onPaper = (spec) => dark() ? JSON.parse(JSON.stringify(spec), (_, v) => LIGHTER[v] || v) : structuredClone(spec);
// Drawings of a fixed width shrink on a phone: their letters are drawn larger by as much.
const letters = (figure, spec) => typeof spec.width === "number" ? 12 * Math.min(2.4, Math.max(1, spec.width / figure.clientWidth)) : 12;

const theme = (size, columns) => ({
  background: null, font: "system-ui, sans-serif",
  view: { stroke: null },
  axis: { labelColor: css("--soft"), titleColor: css("--soft"), gridColor: css("--line"), domainColor: css("--line"),
    tickColor: css("--line"), labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal" },
  legend: { labelColor: css("--ink"), labelFontSize: size, columns },
  header: { labelColor: css("--ink"), labelFontSize: 13, labelFontWeight: 600, labelAnchor: "start" },
  mark: { aria: false },  // the picture has a description and a table of its own
  text: { color: css("--ink"), fontSize: size },
  rule: { color: css("--soft") },
});

async function draw(figure) {
  const name = figure.dataset.chart, view = views[name](figure);
  behind(figure, view);
  const spec = onPaper(charts[name]);
  const sets = { ...view.sets };
  if (name === "map") {
    sets.land = land;
    spec.projection = data.globe.projections[figure.dataset.near ? 0 : data.globe.projections.length - 1];
    spec.layer[0].mark.fill = css("--line");
  }
  if (view.height) spec.height = view.height;
  if (name === "leans") spec.config = { axisY: { labelLimit: 0.5 * figure.clientWidth } };
  if (name === "stock" && !sets.rows.some((row) => row.first)) spec.spec.layer.pop();  // no deficit, no rules
  if (name === "stock") spec.columns = figure.clientWidth < 600 ? 1 : figure.clientWidth < 880 ? 2 : 3;
  spec.datasets = { ...(spec.datasets || {}), ...sets };
  if (spec.layer) spec.layer = spec.layer.filter((layer) => !layer.data || sets[layer.data.name].length !== 0);
  const picture = figure.querySelector(".picture");
  const empty = view.sets.rows.length === 0;
  picture.classList.toggle("none", empty);
  if (empty) {
    picture.replaceChildren(Object.assign(document.createElement("p"), { className: "note", textContent: say.nothing }));
    return;
  }
  spec.description = figure.querySelector("figcaption").textContent.replace(/\s+/g, " ").trim();
  await vegaEmbed(picture, spec, { actions: false, renderer: "svg", config: theme(letters(figure, spec), Math.max(2, Math.floor(figure.clientWidth / 160))), tooltip: { theme: "dark" } });
}

function drawSummary() {
  const columns = [["requirement", say.needed, rounds], ["shortfall", say.short, rounds], ["fill_rate", say.fill_rate, share],
    ["first_deficit_days", say.first_deficit], ["days_of_supply", say.days_of_supply, rounds], ["rate_assumed", say.rate_assumed, rounds],
    ["desk_shortfall", say.desk, rounds], ["gain", say.gain, rounds], ["index", say.index, share]];
  const table = document.getElementById("summary");
  table.replaceChildren();
  const head = table.createTHead().insertRow();
  cell(head, say.country_class, false, "th");
  for (const [, heading, format] of columns) cell(head, heading, format, "th");
  const body = table.createTBody();
  for (const [country, name] of data.countries)
    for (const kind of ["all", ...data.classes]) {
      const row = summary.find((r) => here(r) && r.country === country && r.class === kind);
      if (!row || !(row.requirement > 0)) continue;
      const line = body.insertRow();
      if (kind === "all") line.className = "total";
      cell(line, kind === "all" ? name : kind).classList.toggle("in", kind !== "all");
      for (const [field, , format] of columns) cell(line, (format || text)(row[field]), format);
    }
}

const written = { rounds, decimal: (v) => (v == null ? "–" : four.format(v)), text: null };
const withNames = (row) => {
  const told = { ...row };
  for (const field of ["country", "giver", "receiver"]) if (row[field]) told[field] = named(row[field]);
  if (row.leaves) told.leaves = row.leaves.split("+").map(named).join(" + ");  // a coalition
  return told;
};
const pickedTables = Object.entries(data.picked).map(([key, table]) => ({
  key,
  rows: objects(table).map(withNames),
  columns: table.shown.map(([field, heading, kind]) => [field, heading, written[kind]]),
}));

const anyShort = () => summary.some((row) => row.scenario === state.scenario && row.shortfall > 0);

// Such tables are made for the baseline and the widest regime: another regime shows the baseline's.
function drawPicked({ key, rows, columns }) {
  const of = (regime) => rows.filter((row) => row.scenario === state.scenario && (row.regime || regime) === regime);
  const own = of(state.regime), shown = own.length ? own : of(data.baseline);
  const which = document.querySelector(`[data-which="${key}"]`);  // of tables that tell regimes apart
  if (which) which.textContent =
    shown.length ? say.under.replace("{regime}", shown[0].regime) : anyShort() ? say.nothing_told : say.nothing;
  const place = document.querySelector(`[data-rows="${key}"]`);
  if (!shown.length) place.replaceChildren();
  if (key === "reasons") fillCells(place, shown);
  else if (key === "bottlenecks") fillInputs(place, columns, shown);
  else if (shown.length) fillTable(place, columns, shown);
}

const fixed = (figure) => ["answer", "leans"].includes(figure.dataset.chart);  // whatever is picked
const figures = [...document.querySelectorAll("figure.chart")];
const drawAll = () => { drawSummary(); pickedTables.forEach(drawPicked); return Promise.all(figures.filter((f) => !fixed(f)).map(draw)); };

function picker(id, options) {
  const select = document.getElementById(id);
  for (const [value, name] of options) select.add(new Option(name, value, false, value === state[id]));
  select.addEventListener("change", () => { state[id] = select.value; drawAll(); });
}
picker("scenario", data.scenarios);
picker("regime", data.regimes.map((regime) => [regime, regime]));
picker("class", [["", say.all_classes], ...data.classes.map((kind) => [kind, kind])]);

const everything = () => Promise.all([...figures.filter(fixed).map(draw), drawAll()]);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", everything);
matchMedia("print").addEventListener("change", everything);
let wide = innerWidth;
addEventListener("resize", () => { if (Math.abs(innerWidth - wide) > 60) { wide = innerWidth; everything(); } });
everything().then(() => { document.documentElement.dataset.drawn = "yes"; });
