// The visitor's language: the browser's at first, what was chosen on the switch from then on.
// Gradio's frontend holds the words in both languages and a function to change between them; it offers that
// function to its own settings page only, so it is taken from the module that page takes it from.
window.showo2 = (() => {
  const LOCALES = { en: "en", zh: "zh-CN" };
  const KEY = "showo2-language";

  const gradio = () => {
    const core = performance.getEntriesByType("resource").find((entry) => /\/assets\/core-[^/]*\.js/.test(entry.name));
    return import(core.name);
  };

  // Resolves once the words are there: a locale that was not needed yet has to be fetched first.
  const show = async (language) => {
    const root = document.documentElement;
    const { changeLocale } = await gradio();
    await new Promise((resolve) => {
      const observer = new MutationObserver(() => check());
      const check = () => {
        if (root.lang !== LOCALES[language]) return;
        observer.disconnect();
        resolve();
      };
      observer.observe(root, { attributes: true, attributeFilter: ["lang"] });
      changeLocale(LOCALES[language]);
      check();
    });
  };

  // A file dropped where nothing else takes it may hold settings (files/restore.py).
  window.addEventListener("dragover", (event) => event.preventDefault());
  window.addEventListener("drop", (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.files.length) return;
    event.preventDefault();
    const input = document.querySelector("#restore input[type=file]");
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });

  // A button that starts work is hidden once that has begun, and the one that stops it in turn: the focus goes from one
  // to the other, or it would be lost to whoever has no mouse.
  document.addEventListener("focusout", ({ target }) => {
    if (!target.matches("button.run, button.stop") || target.offsetParent) return;
    const other = target.classList.contains("run") ? "button.stop" : "button.run";
    target.parentElement.querySelector(other).focus({ preventScroll: true });
  });

  // Names for screen readers where Gradio gives none, or English ones only (i18n.py).
  const ARIA_LABELS = [/* ARIA_LABELS */].flat();
  const applyAriaLabels = () => {
    const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
    for (const { selector, role, text } of ARIA_LABELS) {
      for (const element of document.querySelectorAll(selector)) {
        if (element.ariaLabel !== text[language]) element.ariaLabel = text[language];
        if (role) element.role = role;
      }
    }
  };
  new MutationObserver(applyAriaLabels).observe(document, { subtree: true, childList: true, attributeFilter: ["lang"] });

  return {
    async firstLanguage() {
      const browser = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
      const chosen = localStorage.getItem(KEY);
      const language = chosen in LOCALES ? chosen : browser;
      await show(language);
      return language;
    },
    async setLanguage(language) {
      localStorage.setItem(KEY, language);
      await show(language);
      return language;
    },
    // The page's address with a tab's inputs, by the names that files/restore.py reads.
    async copyLink(tab, names, values) {
      const inputs = Object.fromEntries(names.map((name, index) => [name, values[index]]));
      const { size, randomize, seed, ...settings } = inputs;
      const [width, height] = size.split("x");
      const parameters = new URLSearchParams({ tab, ...settings, width, height, ...(randomize ? {} : { seed }) });
      await navigator.clipboard.writeText(`${location.origin}${location.pathname}?${parameters}`);
      return [];
    },
    chooseFileToRestore() {
      document.querySelector("#restore input[type=file]").click();
    },
    revealResults() {
      const results = [...document.querySelectorAll(".output")].find((element) => element.offsetParent);
      results?.scrollIntoView({ behavior: "smooth", block: "nearest" });
      return [];
    },
  };
})();
