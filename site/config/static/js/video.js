/* A film from another site is asked for only after the reader's click. */
(function () {
  "use strict";

  function load(video, button) {
    const stage = document.createElement("div");
    const frame = document.createElement("iframe");
    frame.src = video.dataset.player;
    frame.title = video.dataset.title;
    frame.allow = "fullscreen; encrypted-media; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    stage.className = "stage";
    stage.append(frame);
    button.replaceWith(stage);
    frame.focus();
  }

  document.querySelectorAll("[data-player]").forEach(function (video) {
    const button = video.querySelector("button");
    if (button) {
      button.hidden = false;
      button.addEventListener("click", function () {
        load(video, button);
      });
    }
  });
})();
