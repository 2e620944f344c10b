// Progressive help for the console: without it every page still works.
document.documentElement.classList.replace("no-js", "js");
document.querySelector("[data-focus]")?.focus();
