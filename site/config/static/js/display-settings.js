/* Display settings: applied at once to <html>, kept in this browser only. */
(function () {
  "use strict";
  const KEY = "display-settings";
  const NAMES = ["text", "contrast", "spacing", "theme", "motion"];
  const root = document.documentElement;

  function read() {
    try {
      return JSON.parse(localStorage.getItem(KEY)) || {};
    } catch (error) {
      return {};
    }
  }

  function write(settings) {
    try {
      if (Object.keys(settings).length) {
        localStorage.setItem(KEY, JSON.stringify(settings));
      } else {
        localStorage.removeItem(KEY);
      }
      return true;
    } catch (error) {
      return false;
    }
  }

  function apply(settings) {
    for (const name of NAMES) {
      if (settings[name]) {
        root.setAttribute("data-" + name, settings[name]);
      } else {
        root.removeAttribute("data-" + name);
      }
    }
  }

  function chosen(form) {
    const settings = {};
    for (const name of NAMES) {
      const field = form.elements[name];
      if (field && field.value) {
        settings[name] = field.value;
      }
    }
    return settings;
  }

  function show(form, settings) {
    for (const name of NAMES) {
      const field = form.elements[name];
      if (field) {
        field.value = settings[name] || "";
      }
    }
  }

  function say(form, kept) {
    const status = form.querySelector("[role=status]");
    status.textContent = kept ? status.dataset.saved : status.dataset.refused;
  }

  function setUp(form) {
    form.hidden = false;
    show(form, read());
    form.addEventListener("change", function () {
      const settings = chosen(form);
      apply(settings);
      say(form, write(settings));
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      say(form, write(chosen(form)));
      if (form.matches("[popover]")) {
        form.hidePopover();
      }
    });
    form.addEventListener("reset", function (event) {
      event.preventDefault();
      show(form, {});
      apply({});
      say(form, write({}));
    });
    form.addEventListener("toggle", function () {
      show(form, read());
      form.querySelector("[role=status]").textContent = "";
    });
  }

  /* The link to the settings page becomes a button that opens the panel in place. */
  function openInPlace(link, panel) {
    const button = document.createElement("button");
    button.type = "button";
    button.popoverTargetElement = panel;
    button.append(...link.childNodes);
    link.replaceWith(button);
  }

  document.querySelectorAll("[data-with-script]").forEach(function (element) {
    element.hidden = false;
  });

  const panel = document.querySelector(".display-settings[popover]");
  document.querySelectorAll(".display-settings").forEach(setUp);
  if (panel && typeof panel.showPopover === "function") {
    document.querySelectorAll("[data-display-link]").forEach(function (link) {
      openInPlace(link, panel);
    });
  }
  /* Another tab changed the settings. */
  window.addEventListener("storage", function (event) {
    if (event.key === KEY || event.key === null) {
      apply(read());
    }
  });
})();
