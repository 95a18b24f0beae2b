"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll("tbody tr")];
  const changes = rows.filter((row) => row.classList.contains("change"));
  const visible = (row) => row.getClientRects().length > 0;
  let current = null;

  const go = (row) => {
    if (current) current.classList.remove("current");
    current = row;
    row.classList.add("current");
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  };

  const step = (by) => {
    const list = changes.filter(visible);
    if (!list.length) return;
    const at = list.indexOf(current);
    const from = at >= 0 ? at : by > 0 ? -1 : list.length;
    go(list[Math.min(Math.max(from + by, 0), list.length - 1)]);
  };

  const highlight = (ranges) => {
    if (!("highlights" in CSS)) return;
    CSS.highlights.set("found", new Highlight(...ranges));
  };

  const rangesIn = (row, text) => {
    const out = [];
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = node.data.indexOf(text); at >= 0; at = node.data.indexOf(text, at + text.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + text.length);
        out.push(range);
      }
    }
    return out;
  };

  const search = () => {
    const text = $("find").value.trim();
    let hits = 0;
    const ranges = [];
    for (const row of rows) {
      const hit = !text || row.textContent.includes(text);
      row.classList.toggle("missed", !hit);
      if (!text || !hit) continue;
      hits += 1;
      ranges.push(...rangesIn(row, text));
      const folded = row.querySelector("details");
      if (folded) folded.open = true;
    }
    highlight(ranges);
    $("hits").textContent = text ? $("hits").dataset.one.replace("{}", hits) : "";
  };

  const reveal = () => {
    const row = location.hash && $(decodeURIComponent(location.hash.slice(1)));
    if (!row || row.tagName !== "TR") return;
    if (!visible(row)) {
      $("find").value = "";
      search();
      $("hide").checked = false;
      for (const box of document.querySelectorAll(".kind")) box.checked = true;
    }
    const folded = row.querySelector("details");
    if (folded) folded.open = true;
    go(row);
  };

  const toggle = (id) => {
    $(id).checked = !$(id).checked;
    if (current) current.scrollIntoView({ block: "center" });
  };

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    i: () => toggle("inline"),
    u: () => toggle("hide"),
    "/": () => $("find").focus(),
    "?": () => $("help").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("help").open) return;
    if (event.target.matches("input[type=search]")) {
      if (event.key === "Escape") {
        event.target.value = "";
        search();
        event.target.blur();
      }
      return;
    }
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });

  document.querySelector(".find").hidden = false;
  document.querySelector(".tools").addEventListener("submit", (event) => event.preventDefault());
  $("find").addEventListener("input", search);
  $("keys").addEventListener("click", () => $("help").showModal());
  window.addEventListener("hashchange", reveal);
  reveal();
})();
