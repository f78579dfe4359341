/* Runs in <head> before the first paint, so that a reader who chose dark or large text sees no flash. */
(function () {
  "use strict";
  var allowed = {
    text: ["125", "150"],
    contrast: ["high"],
    spacing: ["wide"],
    theme: ["light", "dark"],
    motion: ["less"]
  };
  var root = document.documentElement;
  root.setAttribute("data-script", "on");
  try {
    var stored = JSON.parse(localStorage.getItem("display-settings")) || {};
    Object.keys(allowed).forEach(function (name) {
      if (allowed[name].indexOf(stored[name]) !== -1) {
        root.setAttribute("data-" + name, stored[name]);
      }
    });
  } catch (error) {
    /* Storage refused or unreadable: the page stays as designed. */
  }
})();
