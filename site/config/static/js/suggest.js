/* Suggestions while typing: the combobox of the ARIA practices, on every search form with
   data-suggest. Without this script the form is sent as usual. Nothing moves by itself. */
(function () {
  "use strict";

  /* A reader who pauses for a fifth of a second looks up. */
  const PAUSE_MS = 200;
  const LEAST = 2;
  const LONGEST = 300;
  const MOST = 6;

  function element(name, attributes, text) {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(function ([key, value]) {
      made.setAttribute(key, value);
    });
    made.textContent = text || "";
    return made;
  }

  /* The text with its marks; they count code points, not units. */
  function marked(into, found) {
    const letters = Array.from(found.text);
    let last = 0;
    found.marks.forEach(function (mark) {
      into.append(letters.slice(last, mark.start).join(""));
      into.append(element("mark", {}, letters.slice(mark.start, mark.end).join("")));
      last = mark.end;
    });
    into.append(letters.slice(last).join(""));
  }

  function setUp(form) {
    const input = form.querySelector("input[name=q]");
    const words = form.dataset;
    const id = input.id + "-suggestions";
    const list = element("div", {
      id: id,
      role: "listbox",
      class: "suggestions",
      popover: "manual",
      "aria-label": words.name,
    });
    const status = element("div", { role: "status", class: "vh" });
    const known = new Map();
    let options = [];
    let active = -1;
    let timer = 0;
    let request = null;
    let shown = null;
    let open = false;

    input.parentElement.append(list);
    form.append(status);
    Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": id,
      "aria-expanded": "false",
    }).forEach(function ([key, value]) {
      input.setAttribute(key, value);
    });

    function typed() {
      return input.value.trim().slice(0, LONGEST);
    }

    function point(at) {
      if (options[active]) {
        options[active].setAttribute("aria-selected", "false");
      }
      active = at;
      if (options[active]) {
        options[active].setAttribute("aria-selected", "true");
        options[active].scrollIntoView({ block: "nearest" });
        input.setAttribute("aria-activedescendant", options[active].id);
      } else {
        input.removeAttribute("aria-activedescendant");
      }
    }

    /* Below the field and its button; the list is on the top layer, where nothing clips it. */
    function place() {
      const box = input.parentElement.getBoundingClientRect();
      const field = input.getBoundingClientRect();
      list.style.insetBlockStart = field.bottom + window.scrollY + "px";
      list.style.insetInlineStart = field.left + window.scrollX + "px";
      list.style.inlineSize = box.right - field.left + "px";
    }

    function toggle(wanted) {
      if (wanted) {
        place();
      }
      if (wanted !== open) {
        open = wanted;
        list.togglePopover(open);
        input.setAttribute("aria-expanded", String(open));
      }
      point(-1);
    }

    function forget() {
      clearTimeout(timer);
      if (request) {
        request.abort();
        request = null;
      }
    }

    function close() {
      forget();
      toggle(false);
      status.textContent = "";
    }

    function option(path, language, title, note) {
      const made = element("div", { role: "option", id: id + "-" + options.length, "aria-selected": "false" });
      const name = element("span", { class: "name" });
      marked(name, title);
      if (language !== words.language) {
        name.lang = language;
        note = [note, words["in" + language[0].toUpperCase() + language.slice(1)]].filter(Boolean).join(" · ");
      }
      made.append(name);
      if (note) {
        made.append(" ", element("span", { class: "note-beside" }, note));
      }
      made.dataset.path = path;
      options.push(made);
      return made;
    }

    function group(label, made) {
      if (made.length) {
        const box = element("div", { role: "group", "aria-label": label });
        box.append(element("div", { class: "label", "aria-hidden": "true" }, label), ...made);
        list.append(box);
      }
    }

    function draw(answer) {
      const topics = answer.topics.map(function (topic) {
        return topic.label.text;
      });
      options = [];
      list.replaceChildren();
      group(words.topics, answer.topics.map(function (topic) {
        return option(topic.path, topic.language, topic.label, "");
      }));
      /* A topic has a page as well; one of the two is enough here. */
      group(words.titles, answer.items.filter(function (item) {
        return item.kind !== "topic" || !topics.includes(item.title.text);
      }).map(function (item) {
        return option(item.path, item.language, item.title, item.kind_label);
      }));
      toggle(options.length > 0);
      status.textContent = options.length ? words.count.replace("#", options.length) : words.none;
    }

    function answered(text, answer) {
      known.set(text, answer);
      /* Whoever went on typing, or away, gets nothing that is late. */
      if (typed() === text && document.activeElement === input) {
        shown = text;
        draw(answer);
      }
    }

    function ask(text) {
      if (known.has(text)) {
        answered(text, known.get(text));
        return;
      }
      const query = new URLSearchParams({ q: text, lang: words.language, limit: MOST });
      request = new AbortController();
      fetch(words.suggest + "?" + query, { signal: request.signal, credentials: "omit" }).then(function (response) {
        return response.ok ? response.json() : null;
      }).then(function (answer) {
        if (answer) {
          answered(text, answer);
        } else {
          close();
        }
      }).catch(function (error) {
        /* Suggestions are a help: without them the form still works. */
        if (error.name !== "AbortError") {
          close();
        }
      });
    }

    function askSoon() {
      forget();
      const text = typed();
      if (text.length < LEAST) {
        close();
      } else if (text !== shown || !open) {
        timer = setTimeout(ask, PAUSE_MS, text);
      }
    }

    function move(step) {
      if (!open) {
        askSoon();
        return;
      }
      /* One place more than there are options: the field itself. */
      const places = options.length + 1;
      point((active + 1 + step + places) % places - 1);
    }

    function pressed(event) {
      if (event.isComposing || event.ctrlKey || event.metaKey) {
        return;
      }
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (event.altKey && event.key === "ArrowUp") {
          close();
        } else {
          move(event.key === "ArrowDown" ? 1 : -1);
        }
      } else if (event.key === "Escape" && open) {
        event.preventDefault();
        close();
      } else if (event.key === "Enter" && open && options[active]) {
        event.preventDefault();
        location.assign(options[active].dataset.path);
      } else if (event.key === "Home" || event.key === "End") {
        point(-1);
      }
    }

    input.addEventListener("input", askSoon);
    input.addEventListener("keydown", pressed);
    input.addEventListener("blur", close);
    form.addEventListener("submit", close);
    list.addEventListener("mousedown", function (event) {
      /* The field keeps the keyboard. */
      event.preventDefault();
    });
    list.addEventListener("click", function (event) {
      const chosen = event.target.closest("[role=option]");
      if (chosen) {
        location.assign(chosen.dataset.path);
      }
    });
    /* Back again: what was open is over. */
    window.addEventListener("pageshow", close);
    window.addEventListener("resize", function () {
      if (open) {
        place();
      }
    });
  }

  if (HTMLElement.prototype.togglePopover) {
    document.querySelectorAll("form[data-suggest]").forEach(setUp);
  }
})();
