"use strict";
// Search without a server. Data come as scripts, so that it also works from a file system (regdiff/site/search.py writes them).
(() => {
  const form = document.getElementById("search");
  const quick = document.querySelector("form.quick");
  const leave = (event) => {
    // A page from a file system must not send a form; it may go elsewhere.
    event.preventDefault();
    const query = new URLSearchParams(new FormData(event.target));
    location.href = `${event.target.getAttribute("action")}?${query}`;
  };
  quick?.addEventListener("submit", leave);
  if (!form) return;

  const MOST = 200;
  const AROUND = 36;
  const BLANKS = /[\t-\r\x1c-\x20\x85\xa0\xad\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/gu;
  const normal = (text) => text.normalize("NFKC").toLowerCase().replace(BLANKS, "");
  const { dataset } = form;
  const [told, hits] = [document.getElementById("told"), document.getElementById("hits")];
  const [query, where] = [form.elements.q, form.elements.in];
  const loaded = new Map();
  let manifest = null;
  let received = null;
  let latest = 0;

  // Each script hands over what it has by calling one of these.
  window.regdiff = {
    manifest: (data) => (received = data),
    grams: (data) => (received = new Map(Object.entries(data))),
    texts: (home, data) => (received = { home, ...data }),
  };

  const load = (path) => {
    if (!loaded.has(path)) {
      loaded.set(path, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = dataset.root + path;
        script.addEventListener("load", () => { resolve(received); received = null; script.remove(); });
        script.addEventListener("error", () => reject(new Error(path)));
        document.head.append(script);
      }));
    }
    return loaded.get(path);
  };

  const gramsOf = (wanted) => {
    const chars = [...wanted];
    return chars.length === 1 ? chars : chars.slice(1).map((char, at) => chars[at] + char);
  };
  const shareOf = (gram, files) => {
    const [first, second] = [...gram].map((char) => char.codePointAt(0));
    return (first * 31 + (second ?? 0)) % files;
  };

  // Which regulations can hold the phrase: those that hold every two characters of it.
  const candidates = async (wanted) => {
    const found = [];
    for (const [block, files] of manifest.blocks.entries()) {
      const holders = [];
      for (const gram of gramsOf(wanted)) {
        const share = await load(`search/${block}-${shareOf(gram, files)}.js`);
        holders.push(share.get(gram) ?? "");
      }
      const [first, ...rest] = holders.sort((a, b) => a.length - b.length);
      const all = [...first].filter((sign) => rest.every((others) => others.includes(sign)));
      found.push(...all.map((sign) => block * manifest.size + sign.charCodeAt(0) - 48));
    }
    return found.map((at) => manifest.regulations[at][0]);
  };

  // Offsets in the text as printed of a phrase that was found in the text as searched.
  const place = (text, wanted) => {
    const starts = [];
    let folded = "";
    let at = 0;
    for (const char of text) {
      const part = normal(char);
      for (let k = 0; k < part.length; k += 1) starts.push(at);
      folded += part;
      at += char.length;
    }
    const from = folded.indexOf(wanted);
    if (from < 0) return null;
    const last = starts[from + wanted.length - 1];
    return [starts[from], last + String.fromCodePoint(text.codePointAt(last)).length];
  };

  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const show = (texts, [text, places], [from, to]) => {
    const item = document.createElement("li");
    const snippet = document.createElement("p");
    const [start, stop] = [Math.max(0, from - AROUND), Math.min(text.length, to + AROUND)];
    snippet.append(start ? "…" : "", text.slice(start, from), element("mark", text.slice(from, to)), text.slice(to, stop), stop < text.length ? "…" : "");
    const ways = element("p", "", { class: "ways" });
    ways.append(element("span", `《${texts.title}》`), " ");
    for (const [revision, anchor, number] of places) {
      ways.append(element("a", `${texts.labels[revision]} ${number}`, { href: `${dataset.root}${texts.pages[revision]}#${anchor}` }), " ");
    }
    item.append(snippet, ways);
    hits.append(item);
  };

  const run = async () => {
    const mine = (latest += 1);
    const [said, wanted, within] = [query.value.trim(), normal(query.value), where.value];
    hits.replaceChildren();
    told.textContent = "";
    if (!wanted) return;
    told.textContent = dataset.busy;
    const homes = within ? [within] : await candidates(wanted);
    let count = 0;
    for (const home of homes) {
      const texts = await load(`${home}/search.js`);
      if (mine !== latest) return;
      for (const passage of texts.passages) {
        const found = count <= MOST ? place(passage[0], wanted) : null;
        if (!found) continue;
        count += 1;
        if (count <= MOST) show(texts, passage, found);
      }
      if (!within) loaded.delete(`${home}/search.js`);
      if (count > MOST) break;
    }
    if (mine !== latest) return;
    const [key, n] = count > MOST ? ["part", MOST] : count ? ["found", count] : ["none", 0];
    told.textContent = dataset[key].replace("{q}", () => said).replace("{n}", n);
  };

  const remember = () => {
    const address = new URL(location.href);
    address.search = new URLSearchParams(new FormData(form));
    history.replaceState(null, "", address);
  };

  const start = async () => {
    const asked = new URLSearchParams(location.search);
    manifest = await load("search/index.js");
    for (const [home, title] of manifest.regulations) where.append(element("option", title, { value: home }));
    where.value = manifest.regulations.some(([home]) => home === asked.get("in")) ? asked.get("in") : "";
    query.value = asked.get("q") ?? "";
    form.addEventListener("submit", (event) => { event.preventDefault(); remember(); run(); });
    query.focus();
    await run();
  };

  start();
})();
