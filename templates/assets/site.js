/* Everything is readable without this. It adds: filtering by words, filters in the address, the search. */
(function () {
  "use strict";

  function fold(text) {
    return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/ß/g, "ss");
  }

  function words(text) {
    return fold(text).split(/\s+/).filter(Boolean);
  }

  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, function (whole, name) { return name in values ? values[name] : whole; });
  }

  function address(parameters) {
    var query = parameters.toString();
    try {
      history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
    } catch (error) {
      /* some browsers forbid it for files; the page works all the same */
    }
  }

  /* --- the timeline: filters that the style sheet cannot do, and their state in the address --- */

  function filters() {
    var box = document.getElementById("filters");
    if (!box) { return; }
    var text = document.getElementById("f-text");
    var result = document.querySelector(".result");
    var items = Array.prototype.map.call(document.querySelectorAll(".entries > li"), function (node) {
      return { node: node, text: "", sources: (node.dataset.s || "").split(" ").filter(Boolean) };
    });
    var boxes = Array.prototype.slice.call(box.querySelectorAll("input[type=checkbox]"));
    text.parentNode.hidden = false;

    function on(id) {
      var found = document.getElementById(id);
      return !found || found.checked;
    }

    function chosen(id) {
      var found = document.getElementById(id);
      return Boolean(found && found.checked);
    }

    function says(item, word) {
      item.text = item.text || fold(item.node.textContent);
      return item.text.indexOf(word) >= 0;
    }

    function shown(item, wanted) {
      return on("f-" + item.node.dataset.kind)
        && (item.node.dataset.sure === "yes" || on("f-unsure"))
        && (!chosen("f-key") || "key" in item.node.dataset)
        && (!item.sources.length || item.sources.some(function (number) { return on("f-s" + number); }))
        && wanted.every(function (word) { return says(item, word); });
    }

    function apply(announce) {
      var wanted = words(text.value);
      var count = 0;
      items.forEach(function (item) {
        var visible = shown(item, wanted);
        item.node.hidden = !visible;
        count += visible ? 1 : 0;
      });
      document.querySelectorAll(".year").forEach(function (section) {
        section.hidden = !section.querySelector(".entries > li:not([hidden])");
      });
      var off = boxes.filter(function (input) { return input.checked !== input.defaultChecked; }).map(function (input) { return input.id.slice(2); });
      var filtered = off.length > 0 || wanted.length > 0;
      document.body.classList.toggle("filtered", filtered);
      result.textContent = filtered ? fill(result.dataset.result, { shown: count, all: items.length }) : "";
      if (announce) {
        var parameters = new URLSearchParams();
        if (off.length) { parameters.set("without", off.join(" ")); }
        if (text.value) { parameters.set("words", text.value); }
        address(parameters);
      }
    }

    function restore() {
      var parameters = new URLSearchParams(location.search);
      var off = (parameters.get("without") || "").split(" ");
      boxes.forEach(function (input) { input.checked = input.defaultChecked === off.indexOf(input.id.slice(2)) < 0; });
      text.value = parameters.get("words") || "";
      box.open = Boolean(location.search);
      if (location.search) { apply(false); }
    }

    box.addEventListener("input", function () { apply(true); });
    restore();
  }

  /* --- the search: every word must occur, anywhere in a word --- */

  function search() {
    var form = document.getElementById("search");
    if (!form) { return; }
    var input = document.getElementById("q");
    var found = document.getElementById("found");
    var list = document.getElementById("hits");
    var most = 100;
    var rows = (self.chronicle || []).map(function (row) {
      return { row: row, text: fold(row.t + " " + row.d + " " + row.x) };
    });

    function hit(row) {
      var item = document.createElement("li");
      var when = document.createElement("p");
      var link = document.createElement("a");
      when.className = "when";
      when.textContent = row.d;
      link.href = row.u;
      link.textContent = row.t;
      item.append(when, link);
      return item;
    }

    function run() {
      var wanted = words(input.value);
      var hits = wanted.length ? rows.filter(function (row) {
        return wanted.every(function (word) { return row.text.indexOf(word) >= 0; });
      }) : [];
      list.replaceChildren.apply(list, hits.slice(0, most).map(function (row) { return hit(row.row); }));
      var pattern = hits.length > most ? found.dataset.more : hits.length ? found.dataset.found : found.dataset.none;
      found.textContent = wanted.length ? fill(pattern, { count: hits.length, shown: most }) : "";
      var parameters = new URLSearchParams();
      if (input.value) { parameters.set("q", input.value); }
      address(parameters);
    }

    form.hidden = false;
    form.addEventListener("submit", function (event) { event.preventDefault(); run(); });
    input.addEventListener("input", run);
    input.value = new URLSearchParams(location.search).get("q") || "";
    if (input.value) { run(); }
  }

  /* --- a passage cut in pieces by others: all of it is shown as the target --- */

  function pieces() {
    var id = location.hash.slice(1);
    document.querySelectorAll("mark[data-of]").forEach(function (piece) {
      piece.classList.toggle("target", piece.dataset.of === id);
    });
  }

  /* --- the page in another language opens where the reader is, with the same filters --- */

  function languages() {
    function place() {
      var near = Array.prototype.find.call(document.querySelectorAll(".entries > li[id], .block[id]"), function (node) {
        return node.getBoundingClientRect().bottom > 120;
      });
      return scrollY > 0 && near ? "#" + near.id : location.hash;
    }
    document.querySelectorAll(".languages a").forEach(function (link) {
      link.addEventListener("click", function () {
        link.search = location.search;
        link.hash = place();
      });
    });
  }

  /* --- what a date means goes away with Escape, until the reader turns to something else --- */

  function meanings() {
    function hushed(on) { return function () { document.body.classList.toggle("hushed", on); }; }
    addEventListener("keydown", function (event) { if (event.key === "Escape") { hushed(true)(); } });
    addEventListener("focusin", hushed(false));
    addEventListener("mouseover", hushed(false));
  }

  filters();
  meanings();
  search();
  pieces();
  languages();
  addEventListener("hashchange", pieces);
})();
