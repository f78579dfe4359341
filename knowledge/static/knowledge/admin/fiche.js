/* Counters of the record's fields, and the remarks of the rules while one writes.
   Everything works without it: the server checks again when the form is sent. */
(() => {
  const PAUSE_MS = 1500;
  const TAB_MS = 150;

  /* --- counters --- */

  function addCounter(input) {
    const limit = Number(input.dataset.ficheLimit);
    const shown = document.createElement("span");
    shown.className = "fiche-count";
    shown.id = `${input.id}-count`;
    const described = input.getAttribute("aria-describedby");
    input.setAttribute("aria-describedby", [described, shown.id].filter(Boolean).join(" "));
    // Outside the input's own wrapper, which grows with the text.
    input.closest(".w-field__input")?.after(shown) ?? input.after(shown);
    const count = () => {
      const used = [...input.value].length;
      shown.textContent = input.dataset.ficheCount.replace("{used}", used);
      shown.classList.toggle("fiche-count--over", used > limit);
    };
    input.addEventListener("input", count);
    count();
  }

  /* --- remarks --- */

  function goTo(field) {
    const place = document.querySelector(`[data-contentpath="${field}"]`)
      || document.querySelector(`[name="${field}"], [id$="-${field}-section"]`);
    if (!place) return;
    const tab = place.closest('[role="tabpanel"]');
    if (tab?.hidden) document.getElementById(tab.getAttribute("aria-labelledby"))?.click();
    // Wagtail's own buttons (comments, headings) come before the field in a panel.
    const input = place.matches("input") ? place : place.querySelector(
      'input:not([type="hidden"]), textarea, select, [contenteditable="true"]',
    ) || place.querySelector("button");
    // The tab takes the focus itself once it is open.
    setTimeout(() => {
      place.scrollIntoView({ block: "center" });
      input?.focus({ preventScroll: true });
    }, TAB_MS);
  }

  function line(remark, box) {
    const item = document.createElement("li");
    if (remark.field_label) {
      const name = document.createElement("button");
      name.type = "button";
      name.className = "fiche-remarks__field";
      name.textContent = remark.field_label;
      name.addEventListener("click", () => goTo(remark.field));
      item.append(name, ": ");
    }
    item.append(remark.message);
    if (remark.address) {
      const link = document.createElement("a");
      link.href = remark.address;
      link.target = "_blank";
      link.rel = "noreferrer";
      link.textContent = "\u2197";
      link.setAttribute("aria-label", `${remark.address} (${box.dataset.newWindow})`);
      item.append(" ", link);
    }
    return item;
  }

  function show(box, answer) {
    box.querySelector("[data-fiche-summary]").textContent = answer.summary;
    const known = document.querySelector("[data-fiche-known]");
    known.hidden = !answer.warnings;
    // What was ticked does not hold for warnings that came since.
    if (Number(known.dataset.ficheKnown) < answer.warnings) known.querySelector("input").checked = false;
    known.dataset.ficheKnown = answer.warnings;
    const lists = box.querySelector("[data-fiche-lists]");
    const open = new Set([...lists.querySelectorAll("details[open]")].map((part) => part.dataset.level));
    const first = !lists.hasChildNodes();
    lists.replaceChildren(...answer.levels.map((level) => {
      const part = document.createElement("details");
      part.dataset.level = level.level;
      part.open = open.has(level.level) || (first && level.level === "blocking" && !answer.is_new);
      const head = document.createElement("summary");
      head.textContent = level.title;
      const list = document.createElement("ul");
      list.append(...level.remarks.map((remark) => line(remark, box)));
      part.append(head, list);
      return part;
    }));
  }

  function watch(box, form) {
    let sent = "";
    let seen = "";
    let waiting = false;

    const written = () => {
      const data = new FormData(form);
      [...data.entries()].forEach(([name, value]) => {
        if (value instanceof File) data.delete(name);
      });
      return data;
    };

    async function ask(links) {
      if (waiting) return;
      waiting = true;
      const data = written();
      sent = new URLSearchParams(data).toString();
      box.toggleAttribute("aria-busy", true);
      try {
        const response = await fetch(links ? `${box.dataset.url}?links=1` : box.dataset.url, {
          method: "POST",
          body: data,
          headers: { Accept: "application/json" },
        });
        if (!response.ok) throw new Error(String(response.status));
        show(box, await response.json());
      } catch (error) {
        box.querySelector("[data-fiche-summary]").textContent = box.dataset.failed;
      } finally {
        waiting = false;
        box.toggleAttribute("aria-busy", false);
      }
    }

    box.hidden = false;
    box.querySelector("[data-fiche-links]").addEventListener("click", () => ask(true));
    // Rich text and blocks write into hidden inputs, which tell nobody: so look.
    setInterval(() => {
      if (document.hidden) return;
      const now = new URLSearchParams(written()).toString();
      if (now !== sent && now === seen) ask(false);
      seen = now;
    }, PAUSE_MS);
  }

  function begin() {
    document.querySelectorAll("[data-fiche-limit]").forEach(addCounter);
    const box = document.querySelector("[data-fiche-remarks]");
    const form = box?.closest("form");
    if (box && form) watch(box, form);
  }

  if (document.readyState === "complete") begin();
  else window.addEventListener("load", begin);
})();
