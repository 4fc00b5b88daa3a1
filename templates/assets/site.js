/* Everything is readable without this. It adds: more filters, filters in the address, the search, copying. */
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  /* Letters as people type them: "Muenchen", "München" and "Munchen" are one, so are "Strasse" and "Straße". */
  const plain = (text) => text.toLowerCase().replace(/ß/g, "ss").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const UMLAUT = /(^|[^aeouq])([aou])e/g;
  const fold = (text) => plain(text).replace(UMLAUT, "$1$2");
  const words = (text) => fold(text).split(/\s+/).filter(Boolean);

  /* The folded text, and for each of its letters where it stands in the text. */
  function foldedAt(text) {
    const at = [];
    let folded = "";
    [...text].reduce((place, letter) => {
      for (const one of plain(letter)) { folded += one; at.push(place); }
      return place + letter.length;
    }, 0);
    for (const found of [...folded.matchAll(UMLAUT)].reverse()) { at.splice(found.index + found[0].length - 1, 1); }
    return [folded.replace(UMLAUT, "$1$2"), at];
  }

  function address(parameters) {
    const query = parameters.toString();
    try {
      history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
    } catch {
      /* some browsers forbid it for files; the page works all the same */
    }
  }

  /* --- the timeline: filters that the style sheet cannot do, and their state in the address --- */

  /* "2024", "2024-05-24", "5.2024" and "24. 5. 2024" as a number that sorts; null for what is none of these. */
  function day(text, last) {
    const iso = text.trim().match(/^(-?\d{1,5})(?:-(\d\d?)(?:-(\d\d?))?)?$/);
    const german = text.trim().match(/^(?:(?:(\d\d?)\. ?)?(\d\d?)\. ?)?(\d{1,5})$/);
    const [year, month, date] = iso ? iso.slice(1) : german ? german.slice(1).reverse() : [];
    return year ? Number(year) * 10000 + Number(month || (last ? 12 : 1)) * 100 + Number(date || (last ? 31 : 1)) : null;
  }

  function filters() {
    const box = byId("filters");
    if (!box) { return; }
    const result = document.querySelector(".result");
    const text = byId("f-text");
    const ends = [byId("f-from"), byId("f-to")];
    const boxes = all("input[type=checkbox]", box);
    const lists = all("select", box);
    const shareable = all(".share code[data-pattern]");
    const name = (input) => input.dataset.name || input.id.slice(2);
    const numbers = (list) => (list || "").split(" ").filter(Boolean);
    const read = (node) => {
      const data = node.dataset;
      const [first, last = first] = (data.days ?? "").split(" ");
      return {
        node, data,
        f: { source: numbers(data.s), speaker: numbers(data.p), folder: numbers(data.c) },
        dated: "days" in data, first: first ? Number(first) : -Infinity, last: last ? Number(last) : Infinity,
      };
    };
    let items; /* read when the first choice is made: until then there is nothing to do for them */
    let carried;
    all(".scripted", box).forEach((one) => { one.hidden = false; });
    all("option[disabled]", box).forEach((one) => { one.disabled = false; });

    const on = (id) => byId(id)?.checked ?? true;

    function shown(item, wanted, from, to) {
      return on("f-" + item.data.kind)
        && (!("unsure" in item.data) || on("f-unsure"))
        && ("checked" in item.data || on("f-machine"))
        && (!byId("f-key")?.checked || "key" in item.data)
        && (!item.f.source.length || item.f.source.some((number) => on("f-s" + number)))
        && lists.every((list) => !list.value || item.f[list.id.slice(2)].includes(list.value))
        && (from === null || (item.dated && item.last >= from))
        && (to === null || (item.dated && item.first <= to))
        && wanted.every((word) => (item.text ??= fold(item.node.textContent)).includes(word));
    }

    function state() {
      const parameters = new URLSearchParams();
      boxes.filter((input) => input.checked !== input.defaultChecked)
        .forEach((input) => parameters.append(input.defaultChecked ? "hide" : "only", name(input)));
      lists.filter((list) => list.value)
        .forEach((list) => parameters.set(list.id.slice(2), list.selectedOptions[0].textContent));
      [...ends, text].filter((input) => input.value.trim())
        .forEach((input) => parameters.set(input.id.slice(2), input.value.trim()));
      return parameters;
    }

    function apply(announce) {
      const wanted = words(text.value);
      const [from, to] = ends.map((input, last) => day(input.value, last));
      ends.forEach((input) => input.toggleAttribute("aria-invalid", input.value.trim() !== "" && day(input.value) === null));
      items ??= all(".entries > li").map(read);
      carried ??= all(".strip a, .years a, .pager a, .around a, .crumbs a").filter((link) => !link.hash);
      let count = 0;
      for (const item of items) {
        const visible = shown(item, wanted, from, to);
        item.node.hidden = !visible;
        count += visible;
      }
      all(".year, section.month").forEach((section) => { section.hidden = !section.querySelector(".entries > li:not([hidden])"); });
      const parameters = state();
      const query = parameters.toString();
      document.body.classList.toggle("filtered", query !== "");
      result.textContent = query ? fill(result.dataset.result, { shown: count, all: items.length }) : "";
      carried.forEach((link) => { link.search = query; });
      if (announce) { address(parameters); }
      shareable.forEach(share);
    }

    function restore() {
      const parameters = new URLSearchParams(location.search);
      for (const input of boxes) {
        const changed = parameters.getAll(input.defaultChecked ? "hide" : "only").includes(name(input));
        input.checked = input.defaultChecked !== changed;
      }
      for (const list of lists) {
        const wanted = parameters.get(list.id.slice(2));
        list.value = all("option", list).find((one) => one.value && one.textContent === wanted)?.value ?? "";
      }
      [...ends, text].forEach((input) => { input.value = parameters.get(input.id.slice(2)) || ""; });
      if (state().toString()) { box.open = true; apply(false); }
    }

    box.addEventListener("input", () => apply(true));
    byId("f-reset").addEventListener("click", () => {
      boxes.forEach((input) => { input.checked = input.defaultChecked; });
      [...lists, ...ends, text].forEach((input) => { input.value = ""; });
      apply(true);
    });
    restore();
  }

  /* --- the search: every word must occur, anywhere in a word --- */

  function marked(text, wanted, length) {
    const [folded, at] = foldedAt(text);
    const found = [];
    for (const word of wanted) {
      for (let place = folded.indexOf(word); place >= 0; place = folded.indexOf(word, place + word.length)) {
        found.push([at[place], (at[place + word.length] ?? text.length)]);
      }
    }
    found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    let start = 0;
    let end = text.length;
    if (length && end > length) {
      start = found.length ? Math.max(0, found[0][0] - length / 3) : 0;
      start = start ? text.indexOf(" ", start) + 1 : 0;
      end = start + length < end ? text.lastIndexOf(" ", start + length) : end;
      end = end > start ? end : start + length;
    }
    const pieces = [start ? "… " : ""];
    let place = start;
    for (const [from, to] of found) {
      if (from < place || to > end) { continue; }
      const mark = document.createElement("mark");
      mark.textContent = text.slice(from, to);
      pieces.push(text.slice(place, from), mark);
      place = to;
    }
    return [...pieces, text.slice(place, end), end < text.length ? " …" : ""];
  }

  function search() {
    const form = byId("search");
    if (!form) { return; }
    const input = byId("q");
    const found = byId("found");
    const list = byId("hits");
    const most = 100;
    const rows = self.chronicle || [];

    function hit(row, wanted) {
      const item = document.createElement("li");
      const when = document.createElement("p");
      const link = document.createElement("a");
      const said = document.createElement("p");
      when.className = "when";
      when.append(...marked(row.d, wanted));
      link.href = row.u;
      link.append(...marked(row.t, wanted));
      said.className = "snippet";
      said.append(...marked(row.x, wanted, 220));
      item.append(when, link, said);
      return item;
    }

    function run() {
      const wanted = words(input.value);
      const hits = wanted.length ? rows.filter((row) => {
        row.f ??= fold(row.t + " " + row.d + " " + row.x);
        return wanted.every((word) => row.f.includes(word));
      }) : [];
      list.replaceChildren(...hits.slice(0, most).map((row) => hit(row, wanted)));
      const pattern = hits.length > most ? found.dataset.more : hits.length ? found.dataset.found : found.dataset.none;
      found.textContent = wanted.length ? fill(pattern, { count: hits.length, shown: most }) : "";
      address(new URLSearchParams(input.value ? { q: input.value } : {}));
    }

    form.hidden = false;
    form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
    input.addEventListener("input", run);
    input.value = new URLSearchParams(location.search).get("q") || "";
    if (input.value) { run(); }
  }

  /* --- addresses to take away: of this page, with its filters, and as a frame for another page --- */

  function share(code) {
    const here = (code.dataset.address || location.href.split(/[?#]/)[0]) + location.search;
    code.textContent = fill(code.dataset.pattern, { address: here.replace(/"/g, "%22") });
  }

  function sharing() {
    all(".share code[data-pattern]").forEach(share);
    all(".scripted.share, .share .scripted").forEach((one) => { one.hidden = false; });
    all("button[data-copy]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const source = byId(button.dataset.copy);
        const said = byId("copied");
        const range = document.createRange();
        range.selectNodeContents(source);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        try {
          await navigator.clipboard.writeText(source.textContent);
          said.textContent = said.dataset.done;
        } catch {
          said.textContent = document.execCommand("copy") ? said.dataset.done : said.dataset.failed;
        }
        setTimeout(() => { said.textContent = ""; }, 6000);
      });
    });
  }

  /* --- in a frame of another page, links open beside it --- */

  function framed() {
    if (location.hash !== "#embed") { return; }
    all("a[href]").forEach((link) => {
      if (link.getAttribute("href").startsWith("#")) { return; }
      link.target = "_blank";
      link.rel = "noopener";
    });
  }

  /* --- entries without pages: their addresses lead to a finder, and that to their places --- */

  function finder() {
    const lost = location.pathname.match(/^(.*\/entries\/)([0-9a-f]{2})([0-9a-f]{10})\.html$/);
    if (lost && document.body.classList.contains("lost")) { location.replace(lost[1] + lost[2] + ".html#" + lost[2] + lost[3]); }
    const found = document.body.classList.contains("finder") && byId(location.hash.slice(1))?.querySelector("a");
    if (found) { location.replace(found.href); }
  }

  /* --- a passage cut in pieces by others: all of it is shown as the target --- */

  function pieces() {
    const id = location.hash.slice(1);
    all("mark[data-of]").forEach((piece) => piece.classList.toggle("target", piece.dataset.of === id));
  }

  /* --- the page in another language opens where the reader is, with the same filters --- */

  function languages() {
    function place() {
      const near = all(".entries > li[id], .block[id]").find((node) => node.getBoundingClientRect().bottom > 120);
      return scrollY > 0 && near ? "#" + near.id : location.hash;
    }
    all(".languages a").forEach((link) => {
      link.addEventListener("click", () => {
        link.search = location.search;
        link.hash = place();
      });
    });
  }

  /* --- what a date means goes away with Escape, until the reader turns to something else --- */

  function meanings() {
    const hush = (on) => () => document.body.classList.toggle("hushed", on);
    addEventListener("keydown", (event) => { if (event.key === "Escape") { hush(true)(); } });
    addEventListener("focusin", hush(false));
    addEventListener("mouseover", hush(false));
  }

  filters();
  meanings();
  search();
  sharing();
  framed();
  finder();
  pieces();
  languages();
  addEventListener("hashchange", pieces);
})();
