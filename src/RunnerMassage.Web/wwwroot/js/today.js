// A phone that comes back out of a pocket shows the day as it stands now, not as it was an hour ago.
"use strict";

{
  const staleAfter = 60_000;
  const shownAt = performance.now();
  document.addEventListener("visibilitychange", () => {
    const busy = document.querySelector("form[data-sent], details[open] :focus");
    if (document.visibilityState === "visible" && !busy && performance.now() - shownAt > staleAfter) location.reload();
  });
}
