"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const rows = all("#table > table > tbody > tr");
  const inText = [...rows];
  const isVisible = (row) => row.getClientRects().length > 0;
  const flag = (link, on) => (on ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"));
  let current = null;

  // Steps from change to change.

  const go = (row) => {
    const mark = (chosen) => {
      current?.classList.toggle("current", chosen);
      for (const link of all(`.contents a[href="#${current?.id}"]`)) flag(link, chosen);
    };
    mark(false);
    current = row;
    mark(true);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: row.offsetHeight > 0.6 * innerHeight ? "start" : "center" });
  };

  const step = (by, among = ".change") => {
    const list = rows.filter((row) => row.matches(among) && isVisible(row));
    if (!list.length) return;
    const at = list.indexOf(current);
    const from = at >= 0 ? at : by > 0 ? -1 : list.length;
    go(list[Math.min(Math.max(from + by, 0), list.length - 1)]);
  };

  // Search in the text of law alone: neither in badges nor in marks, and across the borders of edits.

  const collect = (root, left) => {
    const nodes = [];
    let text = "";
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(left)) continue;
      nodes.push({ node, start: text.length });
      text += node.data;
    }
    return { nodes, text };
  };

  const texts = new Map();
  const textsOf = (row) => {
    if (!texts.has(row)) {
      const parts = all(".old .cell, .new .cell, .whole", row).map((cell) => collect(cell, ".mark, .to"));
      const both = all(".both", row).flatMap((cell) => [".mark, .to, .side-name, del", ".mark, .to, .side-name, ins"].map((left) => collect(cell, left)));
      texts.set(row, [...parts, ...both]);
    }
    return texts.get(row);
  };

  const rangesIn = ({ nodes, text }, wanted) => {
    const out = [];
    const place = (offset) => nodes.findLast(({ start }) => start <= offset);
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const [first, last] = [place(at), place(at + wanted.length - 1)];
      const range = new Range();
      range.setStart(first.node, at - first.start);
      range.setEnd(last.node, at + wanted.length - last.start);
      out.push(range);
    }
    return out;
  };

  const unfold = (row, why) => {
    for (const folded of all("details:not([open])", row)) {
      folded.open = true;
      folded.dataset.why = why;
    }
  };

  const fold = (why) => {
    for (const opened of all(`[data-why="${why}"]`)) {
      opened.open = false;
      delete opened.dataset.why;
    }
  };

  const search = () => {
    const wanted = $("find").value.trim();
    const ranges = [];
    let hits = 0;
    fold("search");
    for (const row of rows) {
      const found = wanted ? textsOf(row).flatMap((part) => rangesIn(part, wanted)) : [];
      row.classList.toggle("missed", wanted !== "" && !found.length);
      if (!found.length) continue;
      hits += 1;
      ranges.push(...found);
      unfold(row, "search");
    }
    if ("highlights" in CSS) CSS.highlights.set("found", new Highlight(...ranges));
    $("hits").value = wanted ? $("hits").dataset.form.replace("{}", hits) : "";
    document.body.classList.toggle("searching", wanted !== "");
  };

  // The heaviest first: rows change places, headings go, and everything comes back in the order of the text.

  const hefts = ["substantive", "minor", "conforming", "none"];
  const heft = (row) => hefts.findIndex((name) => row.classList.contains(`w-${name}`));
  const isSorted = () => $("order")?.value === "weight";

  const sort = () => {
    rows.splice(0, rows.length, ...inText);
    if (isSorted()) rows.sort((one, two) => heft(one) - heft(two));
    document.body.classList.toggle("by-weight", isSorted());
    $("table").querySelector("tbody").append(...rows);
  };

  // What follows from filters and search: headings without anything under them go, and the figures are told.

  const tidy = () => {
    const articles = rows.filter((row) => row.classList.contains("article"));
    const shown = new Set(articles.filter(isVisible));
    const searching = $("find").value.trim() !== "";
    let limit = 0;
    for (const row of [...rows].reverse()) {
      if (shown.has(row)) limit = Infinity;
      if (!row.dataset.depth || isSorted()) continue;
      const depth = Number(row.dataset.depth);
      const filled = depth < limit;
      row.classList.toggle("bare", !filled && row.classList.contains("same"));
      if (searching && filled) row.classList.remove("missed");
      limit = Math.min(limit, depth);
    }
    const form = $("showing").dataset.form;
    $("showing").value = form.replace("{}", shown.size).replace("{}", articles.length);
  };

  const checked = (selector) => all(selector).filter((box) => box.checked).map((box) => box.id).join();

  const isPicked = (key) => {
    const [kinds, only] = [checked(".kind"), checked(".only")];
    if ($(`only-${key}`)) return only === `only-${key}` && kinds === all(".kind").map((box) => box.id).join();
    return kinds === `show-${key}` && !only && all(".heft").every((box) => box.checked) && all(".kind").length > 1;
  };

  const update = () => {
    search();
    tidy();
    for (const link of all(".counts a")) flag(link, isPicked(link.dataset.key));
  };

  const reset = () => {
    for (const box of all(".kind, .heft, #show-others")) box.checked = true;
    for (const box of all(".only, #hide, #fold")) box.checked = false;
    $("find").value = "";
  };

  const pick = (key) => {
    const again = isPicked(key);
    reset();
    if (!again && $(`only-${key}`)) $(`only-${key}`).checked = true;
    else if (!again) for (const box of all(".kind")) box.checked = box.id === `show-${key}`;
    update();
  };

  // A permalink shows its row, whatever hides it.

  const reveal = () => {
    const row = rows.find(({ id }) => `#${id}` === location.hash);
    if (!row) return;
    if (!isVisible(row)) {
      reset();
      update();
    }
    unfold(row, "reveal");
    go(row);
  };

  const toggle = (id) => {
    $(id).checked = !$(id).checked;
    update();
    current?.scrollIntoView({ block: "center" });
  };

  const clear = () => {
    $("find").value = "";
    update();
    $("find").blur();
  };

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    i: () => toggle("inline"),
    u: () => toggle("hide"),
    "/": () => $("find").focus(),
    "?": () => $("help").showModal(),
    Escape: clear,
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || $("help").open) return;
    if (event.target === $("find") && event.key === "Enter") step(event.shiftKey ? -1 : 1, "tr:not(.heading)");
    if (event.target === $("find") && event.key !== "Escape") return;
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link?.dataset.key) {
      event.preventDefault();
      pick(link.dataset.key);
    } else if (link && link.getAttribute("href") === location.hash) reveal();
  });

  $("find").closest("p").hidden = false;
  for (const form of all(".filter, .tools")) form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("change", (event) => {
    if (event.target.id === "order") sort();
    update();
  });
  for (const label of all(".sort")) label.hidden = false;
  $("find").addEventListener("input", update);
  $("next").addEventListener("click", () => step(1));
  $("previous").addEventListener("click", () => step(-1));
  $("close").addEventListener("click", () => $("help").close());
  $("keys").addEventListener("click", () => $("help").showModal());
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", () => unfold(document, "print"));
  window.addEventListener("afterprint", () => fold("print"));
  document.querySelector(".contents details").open = matchMedia("(min-width: 64.01rem)").matches;
  update();
  reveal();
})();
