// Progressive help for the console: without it every page still works.
import { initAll } from "/assets/nhsuk/nhsuk-frontend.min.js";

document.documentElement.classList.replace("no-js", "js");
document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();

const SHORTCUTS_OFF = "rebook.shortcuts.off";
const shortcutsOn = () => localStorage.getItem(SHORTCUTS_OFF) === null;

function offerShortcutSwitch() {
  const place = document.querySelector("[data-shortcut-switch]");
  if (!place) return;
  const box = place.querySelector("input");
  box.checked = shortcutsOn();
  box.addEventListener("change", () =>
    box.checked ? localStorage.removeItem(SHORTCUTS_OFF) : localStorage.setItem(SHORTCUTS_OFF, "yes"));
  place.hidden = false;
}

const isTyping = (element) => element.matches("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

function goToRow(step) {
  const rows = [...document.querySelectorAll("[data-row]")];
  if (rows.length === 0) return;
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = at === -1 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[next].querySelector("[data-row-link]").focus();
}

function selectRow() {
  document.activeElement.closest("[data-row]")?.querySelector("input[type=checkbox], input[type=radio]")?.click();
}

const KEYS = {
  "/": () => document.querySelector("[data-shortcut=search]")?.focus(),
  j: () => goToRow(1),
  k: () => goToRow(-1),
  x: selectRow,
  "?": () => location.assign("/keyboard"),
};

document.addEventListener("keydown", (event) => {
  const act = KEYS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !shortcutsOn()) return;
  event.preventDefault();
  act();
});

// A button that takes a step is pressed once: a second press while the server works would be a second step.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) {
    event.preventDefault();
  } else if (event.target.method === "post") {
    event.target.dataset.sent = "yes";
  }
});
// Coming back with the browser's Back button, the page may be the old one, buttons pressed.
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

offerShortcutSwitch();
document.querySelector("[data-focus]")?.focus();

// A run's page follows the run; said aloud only now and then, so that a screen reader can be used meanwhile.
const SAY_EVERY_MS = 15000;

function followRun() {
  const place = document.querySelector("[data-run-events]");
  if (!place || place.dataset.runEvents === "") return;
  const events = new EventSource(place.dataset.runEvents);
  let said = 0;
  events.addEventListener("progress", (event) => {
    const run = JSON.parse(event.data);
    for (const field of place.querySelectorAll("[data-run]")) field.textContent = run[field.dataset.run];
    const bar = place.querySelector("progress");
    if (bar) bar.value = run.percent;
    if (run.over) {
      events.close();
      location.reload();
    } else if (event.timeStamp - said > SAY_EVERY_MS) {
      said = event.timeStamp;
      place.querySelector("[data-run-said]").textContent =
        `${run.percent} per cent settled, ${run.failed} failed, ${run.left} left.`;
    }
  });
}

followRun();

// The impact page follows its slider; the figures of every per cent are in the page already.
const FIGURES = ["full", "reduced", "none", "patients", "operations"];

function followSlider() {
  const form = document.querySelector("[data-levels]");
  if (!form) return;
  const levels = form.dataset.levels.split(",").map((level) => level.split(" "));
  const slider = form.querySelector("input[type=range]");
  const mark = form.querySelector("[data-what-if-at]");
  const show = (name, text) => document.querySelectorAll(`[data-what-if=${name}]`).forEach((place) => (place.textContent = text));
  slider.addEventListener("input", () => {
    show("participation", slider.value);
    FIGURES.forEach((name, n) => show(name, levels[slider.value][n]));
    for (const end of ["x1", "x2"]) mark.setAttribute(end, slider.value * 10);
  });
  // Said once the slider rests, not at every step.
  slider.addEventListener("change", () => {
    const [, reduced, none, patients, operations] = levels[slider.value];
    form.querySelector("[data-what-if-said]").textContent =
      `At ${slider.value} per cent ${Number(reduced) + Number(none)} sessions, ${patients} outpatients and ${operations} operations are hit.`;
  });
}

followSlider();
