// The visitor's language: the browser's at first, then the one chosen with the switch.
// Gradio's frontend has the texts in both languages and a function to change between them. It exposes that function
// to its own settings page only, so it is imported from the same module as there.
window.showo2 = (() => {
  const LOCALES = { en: "en", zh: "zh-CN" };
  const KEY = "showo2-language";

  const gradio = () => {
    const core = performance.getEntriesByType("resource").find((entry) => /\/assets\/core-[^/]*\.js/.test(entry.name));
    return import(core.name);
  };

  // Resolves once the texts are there: a locale that was not used yet is fetched first.
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

  // A file dropped outside any file input may hold settings (files/restore.py).
  window.addEventListener("dragover", (event) => event.preventDefault());
  window.addEventListener("drop", (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.files.length) return;
    event.preventDefault();
    const input = document.querySelector("#restore input[type=file]");
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });

  // The run button is hidden once work has begun, and the stop button once it has ended. Focus moves from one to the
  // other; otherwise keyboard users would lose it.
  document.addEventListener("focusout", ({ target }) => {
    if (!target.matches("button.run, button.stop") || target.offsetParent) return;
    const other = target.classList.contains("run") ? "button.stop" : "button.run";
    target.parentElement.querySelector(other).focus({ preventScroll: true });
  });

  // A button below a picture of the chat presses the hidden one of the page (chat/picture_actions.py).
  let chosenPicture = null;
  document.addEventListener("click", ({ target }) => {
    const button = target.closest(".picture-actions button");
    if (!button) return;
    chosenPicture = Number(button.dataset.index);
    document.querySelector(`button.${button.dataset.action}`).click();
  });

  const language = () => (document.documentElement.lang.startsWith("zh") ? "zh" : "en");

  // A word of the shelf goes to the end of the prompt, or of the chat message, of the open tab (word_shelf.py).
  const addWord = ([joint, word]) => {
    const boxes = [...document.querySelectorAll(".prompt textarea, .message textarea")];
    const box = boxes.find((element) => element.offsetParent);
    if (!box) return;
    const before = box.value.trimEnd();
    box.value = before ? before + joint + word : word;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };
  document.addEventListener("click", ({ target }) => {
    const button = target.closest(".shelf button");
    if (button) addWord(JSON.parse(button.dataset.words)[language()]);
  });
  document.addEventListener("input", ({ target }) => {
    const shelf = target.closest(".shelf");
    if (!shelf) return;
    const sought = target.value.trim().toLowerCase();
    let found = 0;
    for (const button of shelf.querySelectorAll("button")) {
      button.hidden = !button.textContent.toLowerCase().includes(sought); // it holds the word in every language
      if (!button.hidden) found += 1;
    }
    shelf.querySelector(".none").hidden = found > 0;
  });

  // Clips of answers are short: they play by themselves, again and again.
  document.addEventListener(
    "loadedmetadata",
    ({ target }) => {
      if (!target.matches(".conversation .bot video") || matchMedia("(prefers-reduced-motion)").matches) return;
      target.loop = target.muted = true;
      target.play();
    },
    true,
  );

  // Accessible names where Gradio gives none, or English ones only (i18n.py).
  const ARIA_LABELS = [/* ARIA_LABELS */].flat();
  const applyAriaLabels = () => {
    for (const { selector, role, text } of ARIA_LABELS) {
      const name = text[language()];
      for (const element of document.querySelectorAll(selector)) {
        if (element.ariaLabel !== name) element.ariaLabel = name;
        if (role) element.role = role;
      }
    }
  };
  new MutationObserver(applyAriaLabels).observe(document, { subtree: true, childList: true, attributeFilter: ["lang"] });

  // Gradio checks the size of a file before it is uploaded, and says in English that it is too large.
  const TOO_LARGE = {/* TOO_LARGE */};
  const sayTooLarge = () => {
    for (const toast of document.querySelectorAll("[data-testid=toast-text]")) {
      if (!/maximum allowed size/.test(toast.textContent)) continue;
      toast.textContent = TOO_LARGE[language()];
    }
  };
  new MutationObserver(sayTooLarge).observe(document, { subtree: true, childList: true });

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
    // Copies the page's address with a tab's inputs, under the names that files/restore.py reads. Returns it where it
    // cannot be copied: pages over plain HTTP have no clipboard.
    async copyLink(tab, names, values) {
      const inputs = Object.fromEntries(names.map((name, index) => [name, values[index]]));
      const { size, randomize, seed, ...settings } = inputs;
      const [width, height] = size.split("x");
      const parameters = new URLSearchParams({ tab, ...settings, width, height, ...(randomize ? {} : { seed }) });
      const address = `${location.origin}${location.pathname}?${parameters}`;
      try {
        await navigator.clipboard.writeText(address);
        return [""];
      } catch {
        return [address];
      }
    },
    selectLink() {
      [...document.querySelectorAll(".address textarea")].find((element) => element.offsetParent)?.select();
      return [];
    },
    get chosenPicture() {
      return chosenPicture;
    },
    focusMessage() {
      document.querySelector(".message textarea").focus();
    },
    // Presses the run button of the image tab as soon as the tab is open, unless it is at work (showcase.py).
    startDrawing(deadline = performance.now() + 5000) {
      const run = document.querySelector("#tab-image button.run");
      if (run?.offsetParent) run.click();
      else if (performance.now() < deadline) requestAnimationFrame(() => window.showo2.startDrawing(deadline));
      return [];
    },
    chooseFileToRestore() {
      document.querySelector("#restore input[type=file]").click();
    },
    revealResults() {
      const results = [...document.querySelectorAll(".output")].find((element) => element.offsetParent);
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      results?.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "nearest" });
      return [];
    },
  };
})();
