"use strict";
// What is pointed at, or reached by the arrow keys, tells its figures; the tables tell them to everybody else.
addEventListener("DOMContentLoaded", () => {
  const hint = document.getElementById("hint");
  let told = null;
  const tell = (mark, x, y) => {
    told?.classList.remove("told");
    told = mark;
    hint.hidden = mark === null;
    if (mark === null) {
      return;
    }
    mark.classList.add("told");
    hint.textContent = mark.dataset.hint;
    const { width, height } = hint.getBoundingClientRect();
    const above = y - height - 14;
    hint.style.left = Math.min(Math.max(4, x - width / 2), innerWidth - width - 4) + "px";
    hint.style.top = (above < 4 ? y + 18 : above) + "px";
  };
  const point = event => tell(
      event.target instanceof Element ? event.target.closest("[data-hint]") : null, event.clientX, event.clientY);
  const step = event => {
    const plot = event.target;
    if (!(plot instanceof Element) || !plot.matches(".plot")) {
      return;
    }
    const marks = [...plot.querySelectorAll("[data-hint]")];
    const at = marks.indexOf(told);
    const steps = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 };
    if (event.key === "Escape") {
      tell(null);
    } else if (event.key in steps && marks.length > 0) {
      event.preventDefault();
      const mark = marks[Math.min(Math.max(0, steps[event.key]), marks.length - 1)];
      mark.scrollIntoView({ block: "nearest" });
      const { left, top, width } = mark.getBoundingClientRect();
      tell(mark, left + width / 2, top);
    }
  };
  addEventListener("pointermove", point, { passive: true });
  addEventListener("pointerdown", point, { passive: true });
  addEventListener("keydown", step);
  addEventListener("focusout", () => tell(null));
  document.documentElement.addEventListener("pointerleave", () => tell(null));
});
