"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const cards = () => all("main.doubts > .card");

  // A link is opened in place: under its card, or under its row of the report.

  const shut = (panel, opener) => {
    panel.remove();
    opener.setAttribute("aria-expanded", "false");
    opener.focus();
  };

  const place = (opener, part) => {
    const row = opener.closest("tr");
    const panel = document.createElement(row ? "tr" : "div");
    panel.className = "mending";
    if (row) panel.insertCell().colSpan = all("#table > table > thead > tr:first-child > th").filter((head) => head.offsetParent).length;
    (row ? panel.firstChild : panel).innerHTML = part;
    (row ?? opener.closest(".card").querySelector(".deeds")).after(panel);
    return panel;
  };

  const open = async (opener) => {
    const here = opener.closest("tr, .card");
    const there = here.matches("tr") ? here.nextElementSibling : here;
    const known = there?.matches(".mending") ? there : there?.querySelector(".mending");
    if (known) return shut(known, opener);
    const address = new URL(opener.href);
    if (here.matches("tr")) address.searchParams.set("back", `report#${here.id}`);
    const answer = await fetch(address, { headers: { "X-Part": "1" } }).catch(() => null);
    if (!answer?.ok) return location.assign(opener.href);
    const panel = place(opener, await answer.text());
    opener.setAttribute("aria-expanded", "true");
    all(".sift", panel).forEach((box) => (box.hidden = false));
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) shut(panel, opener);
      event.stopPropagation();
    });
    panel.querySelector(".shut").addEventListener("click", () => shut(panel, opener));
    (here.matches("tr") ? panel.querySelector("textarea") : all(".sift input", panel).at(-1)).focus();
  };

  // A remark is kept without leaving the page. Where another window was there first, that is told, and kept is what the next press says.

  const version = (root, number) => all("input[name=version]", root).forEach((field) => (field.value = number));

  const showRemark = (form, text) => {
    const what = form.closest("tr.mending")?.previousElementSibling.querySelector(".what");
    if (!what) return;
    const line = what.querySelector(".said") ?? document.createElement("p");
    line.className = "said";
    line.replaceChildren(Object.assign(document.createElement("b"), { textContent: form.dataset.word }), " ", Object.assign(document.createElement("span"), { lang: "zh-Hans", textContent: text }));
    if (text) what.querySelector(".mend").before(line);
    else line.remove();
  };

  const keep = async (form) => {
    const said = form.querySelector(".answer");
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer) return form.submit();
    const data = await answer.json();
    if (answer.ok) {
      version(document, data.version);
      showRemark(form, data.text);
      for (const last of all(".last-step [data-key=u] [lang]")) last.textContent = data.told;
    }
    if (!answer.ok && data.version) version(form, data.version);
    said.textContent = answer.ok ? form.dataset.kept : [data.error, ...(data.since ?? [])].join(" · ");
  };

  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".remark-form")) return;
    event.preventDefault();
    keep(event.target);
  });

  // On the list of links in doubt a deed is done without leaving the page: what the next page says takes its place.

  let busy = false;
  const doubts = () => document.querySelector("main.doubts");
  const focus = (id) => go(document.getElementById(id) ?? cards().at(-1) ?? document.querySelector("main"));

  const send = async (form, button) => {
    const data = new FormData(form, button);
    busy = true;
    doubts().setAttribute("aria-busy", "true");
    const answer = await fetch(form.action, { method: "POST", body: data }).catch(() => null);
    busy = false;
    if (!answer) return location.reload();
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of [".tabs", ".last-step", "main"]) {
      const [before, after] = [document.querySelector(part), next.querySelector(part)];
      if (after) before?.replaceWith(after);
      else before?.replaceChildren();
    }
    all(".sift").forEach((box) => (box.hidden = false));
    focus(data.get("back").split("#")[1] ?? "d-1");
  };

  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || !doubts() || !event.target.matches(".deeds, .chooser, .last-step form")) return;
    event.preventDefault();
    if (!busy) send(event.target, event.submitter);
  });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("a[data-open], .mend a");
    if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(opener);
  });

  document.addEventListener("input", (event) => {
    const sift = event.target.closest(".sift");
    if (!sift) return;
    const wanted = event.target.value.trim();
    for (const choice of all(".choices label", sift.parentElement)) choice.hidden = wanted !== "" && !choice.textContent.includes(wanted) && !choice.querySelector("input").checked;
  });

  // Keys on the list of links in doubt.

  const go = (card) => {
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: "nearest" });
  };

  const step = (by) => {
    const list = cards();
    const at = list.indexOf(document.activeElement.closest(".card"));
    go(list[Math.min(Math.max(at + by, 0), list.length - 1)]);
  };

  const press = (key) => {
    const card = document.activeElement.closest("main.doubts > .card") ?? cards()[0];
    const target = key === "u" || key === "r" ? document.querySelector(`form[data-key=${key}] button`) : card?.querySelector(`[data-key=${key}]`);
    target?.click();
  };

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.closest(".sift")) return;
    event.preventDefault();
    event.target.closest("fieldset").querySelector(".choices label:not([hidden]) input:not(:checked)")?.focus();
  });

  document.addEventListener("keydown", (event) => {
    if (!doubts() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select")) return;
    if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
    else if ("cxpaur".includes(event.key) && event.key.length === 1) press(event.key);
    else return;
    event.preventDefault();
  });

  all(".sift").forEach((box) => (box.hidden = false));
  if (location.hash && doubts()) focus(location.hash.slice(1));
})();
