/* Back on a list, the ticks say again what the list was narrowed by: browsers restore those that
   were set on the way out. */
window.addEventListener("pageshow", function (event) {
  "use strict";
  const visit = performance.getEntriesByType("navigation")[0];
  if (event.persisted || (visit && visit.type === "back_forward")) {
    document.querySelectorAll("form.facet-list").forEach(function (form) {
      form.reset();
    });
  }
});
