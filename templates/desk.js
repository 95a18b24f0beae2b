"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // Two sheets that take files: dropped or chosen; what is too large is said at once.

  const form = document.querySelector("form[data-most]");
  const say = (where, text) => (where.querySelector(".answer").textContent = text);

  const fits = (sheet, file) => {
    const owner = sheet.closest("form");
    const most = Number(owner.dataset.most);
    if (file.size <= most * 2 ** 20) return true;
    const size = Math.ceil(file.size / 2 ** 20);
    say(owner, owner.dataset.large.replace("{name}", file.name).replace("{size}", size).replace("{limit}", most));
    return false;
  };

  const show = (sheet) => {
    const file = sheet.querySelector("input[type=file]").files[0];
    sheet.querySelector(".chosen").textContent = file ? file.name : "";
    const ask = sheet.querySelector(".ask");
    ask.dataset.first ??= ask.textContent;
    ask.textContent = file ? ask.dataset.other : ask.dataset.first;
    sheet.classList.toggle("full", Boolean(file));
  };

  const put = (sheet, file) => {
    say(sheet.closest("form"), "");
    const box = new DataTransfer();
    if (file && fits(sheet, file)) box.items.add(file);
    sheet.querySelector("input[type=file]").files = box.files;
    show(sheet);
  };

  const isGiven = (sheet) => all("input[type=file], select, textarea", sheet).some((field) => (field.type === "file" ? field.files.length : field.value.trim()));

  const byName = (one, two) => one.name.localeCompare(two.name, "zh", { numeric: true });

  const take = (files, sheet) => {
    const sheets = sheet ? [sheet, ...all(".sheet-in", sheet.closest("form")).filter((each) => each !== sheet)] : all(".sheet-in").filter((each) => !isGiven(each));
    if (files.length > 1 && sheets.length > 1) all(".sheet-in", sheets[0].closest("form")).forEach((each, at) => put(each, [...files].sort(byName)[at]));
    else if (files.length && sheets.length) put(sheets[0], files[0]);
  };

  if (form) {
    const near = (event) => event.target.closest?.(".sheet-in");
    const light = (sheet) => all(".sheet-in").forEach((each) => each.classList.toggle("over", each === sheet));
    document.addEventListener("dragover", (event) => {
      event.preventDefault();
      light(near(event));
    });
    document.addEventListener("dragleave", (event) => event.relatedTarget || light(null));
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      light(null);
      take(event.dataTransfer.files, near(event));
    });
    document.addEventListener("change", (event) => {
      if (event.target.type === "file") put(near(event), event.target.files[0]);
    });
    document.addEventListener("submit", (event) => {
      if (!event.target.dataset.need) return;
      const empty = all(".sheet-in", event.target).filter((sheet) => !isGiven(sheet));
      const other = all("input[type=text]", event.target).some((field) => field.value !== field.defaultValue);
      if (empty.length && !other) {
        event.preventDefault();
        say(event.target, event.target.dataset.need);
        empty[0].querySelector("input").focus();
      } else event.target.setAttribute("aria-busy", "true");
    });
    window.addEventListener("pageshow", () => {
      for (const busy of all("form[aria-busy]")) busy.removeAttribute("aria-busy");
      all(".sheet-in").forEach(show);
    });
    const exchange = document.querySelector(".exchange");
    if (exchange) {
      exchange.hidden = false;
      exchange.addEventListener("click", () => {
        const [one, two] = all(".sheet-in");
        const fields = (sheet) => all("select, textarea", sheet);
        const [first, second] = [one, two].map((sheet) => sheet.querySelector("input[type=file]").files[0]);
        put(one, second);
        put(two, first);
        fields(one).forEach((field, at) => ([field.value, fields(two)[at].value] = [fields(two)[at].value, field.value]));
      });
    }
  }

  // How far the work is.

  const work = document.querySelector("[data-progress]");
  const watch = async () => {
    for (;;) {
      const answer = await fetch(`${work.dataset.progress}?stage=${work.dataset.stage}`, { headers: { Accept: "application/json" } }).catch(() => null);
      if (!answer?.ok) {
        if (answer) break;
        await new Promise((wake) => setTimeout(wake, 1000));
        continue;
      }
      const news = await answer.json();
      if (news.done) break;
      work.querySelector("progress").value = news.at;
      $("seconds").textContent = $("seconds").dataset.form.replace("{}", news.seconds);
      if (news.stage !== work.dataset.stage) {
        $("step").textContent = $("step").dataset.form.replace("{at}", news.at).replace("{count}", all(".steps li", work).length);
        work.dataset.stage = news.stage;
      }
      for (const step of all(".steps li", work)) {
        step.classList.toggle("done", Number(step.dataset.stage) < news.at);
        if (Number(step.dataset.stage) === news.at) step.setAttribute("aria-current", "step");
        else step.removeAttribute("aria-current");
      }
    }
    location.reload();
  };
  if (work) watch();

  // A download is made first, and says how it went in its place.

  const fetched = async (owner, button) => {
    const said = button.parentElement.querySelector(".answer");
    const query = new URLSearchParams(new FormData(owner));
    owner.setAttribute("aria-busy", "true");
    said.textContent = owner.dataset.making;
    const answer = await fetch(`${button.formAction}?${query}`, { headers: { Accept: "application/json, */*" } }).catch(() => null);
    owner.removeAttribute("aria-busy");
    if (!answer) return location.reload();
    if (!answer.ok) {
      said.textContent = (await answer.json()).error;
      return;
    }
    const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition"));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = decodeURIComponent(name[1]);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    const remarks = decodeURIComponent(answer.headers.get("Regdiff-Remarks") ?? "");
    said.textContent = [owner.dataset.made, ...remarks.split("\n")].filter(Boolean).join(" · ");
  };
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".take")) return;
    event.preventDefault();
    if (!event.target.hasAttribute("aria-busy")) fetched(event.target, event.submitter);
  });
})();
