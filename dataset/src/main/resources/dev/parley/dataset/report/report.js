"use strict";
// What is pointed at tells its figures; the tables tell them to everybody else.
addEventListener("DOMContentLoaded", () => {
  const hint = document.getElementById("hint");
  const show = event => {
    const target = event.target instanceof Element ? event.target.closest("[data-hint]") : null;
    hint.hidden = target === null;
    if (target === null) {
      return;
    }
    hint.textContent = target.dataset.hint;
    const { width, height } = hint.getBoundingClientRect();
    const left = Math.min(Math.max(4, event.clientX - width / 2), innerWidth - width - 4);
    const above = event.clientY - height - 14;
    hint.style.left = left + "px";
    hint.style.top = (above < 4 ? event.clientY + 18 : above) + "px";
  };
  addEventListener("pointermove", show, { passive: true });
  addEventListener("pointerdown", show, { passive: true });
  document.documentElement.addEventListener("pointerleave", () => { hint.hidden = true; });
});
