// The visitor's language: the browser's at first, then the one chosen with the switch.
// Gradio's frontend has the texts in both languages and a function to change between them. It exposes that function
// to its own settings page only, so it is imported from the same module as there.
window.showo2 = (() => {
  const LOCALES = { en: "en", zh: "zh-CN" };
  const KEY = "showo2-language";

  // Storage is denied in frames of other sites by some browsers, and may be full: then nothing is kept.
  const load = (area, key) => {
    try {
      return window[area].getItem(key);
    } catch {
      return null;
    }
  };
  const store = (area, key, value) => {
    try {
      window[area].setItem(key, value);
    } catch {
      // nothing is kept
    }
  };

  // The first element of the open tab that a selector finds.
  const shown = (selector) => [...document.querySelectorAll(selector)].find((element) => element.offsetParent);

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

  // The texts that this script shows, by language (page.py).
  const TEXTS = {/* TEXTS */};

  // While a file is dragged over the page, a frame shows where it would go: into a box for files, or, anywhere else, into
  // the settings of the result that it is.
  const FILE_BOXES = { ".block.message": "drop_message", ".first-frame:not(:has(img))": "drop_first_frame" };
  const PAGE = ".gradio-container";
  const frame = document.createElement("div");
  frame.className = "drop-frame";
  const showFrame = (target) => {
    const box = Object.keys(FILE_BOXES).find((selector) => target.closest?.(selector));
    const { left, top, width, height } = box
      ? target.closest(box).getBoundingClientRect()
      : { left: 0, top: 0, width: innerWidth, height: innerHeight };
    Object.assign(frame.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    frame.textContent = TEXTS[language()][FILE_BOXES[box] ?? "drop_settings"];
    document.querySelector(PAGE).append(frame);
  };
  window.addEventListener("dragover", (event) => {
    event.preventDefault();
    if (event.dataTransfer?.types.includes("Files")) showFrame(event.target);
  });
  window.addEventListener("dragleave", ({ relatedTarget }) => relatedTarget ?? frame.remove()); // it has left the window
  window.addEventListener("drop", () => frame.remove(), true);

  // A file dropped outside any file input may hold settings (components/restore.py).
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

  // A button on the card of a checkpoint loads it (switcher.py).
  let chosenCheckpoint = null;
  document.addEventListener("click", ({ target }) => {
    const button = target.closest(".offers button");
    if (!button) return;
    const strength = button.closest("section").querySelector("input")?.value ?? "";
    chosenCheckpoint = [...JSON.parse(button.dataset.choice), strength];
    document.querySelector("button.chosen-checkpoint").click();
  });

  document.addEventListener("input", ({ target }) => {
    if (target.matches(".offers input")) target.nextElementSibling.value = target.value;
  });

  const language = () => (document.documentElement.lang.startsWith("zh") ? "zh" : "en");

  // A word of the shelf goes to the end of the prompt, or of the chat message, of the open tab (word_shelf.py).
  const addWord = ([joint, word]) => {
    const box = shown(".prompt textarea, .message textarea");
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

  // The end of the conversation stays in sight while it grows, and while its pictures and clips load, unless the
  // visitor has scrolled away from it.
  let isAtEnd = true;
  const follow = (log) => {
    if (isAtEnd) log.scrollTop = log.scrollHeight;
  };
  const watchConversation = () => {
    const log = document.querySelector(".conversation [role=log]");
    if (!log) return false;
    log.addEventListener("scroll", () => {
      isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    });
    const sizes = new ResizeObserver(() => follow(log));
    const observe = () => {
      sizes.disconnect();
      for (const part of [log, ...log.children]) sizes.observe(part);
    };
    new MutationObserver(observe).observe(log, { childList: true });
    observe();
    return true;
  };
  const appeared = new MutationObserver(() => watchConversation() && appeared.disconnect());
  appeared.observe(document, { subtree: true, childList: true });

  // What a visitor has written and finished comes back after a reload of this window (keeping.py).
  const PROMPTS = "showo2-prompts";
  const RESULTS = "showo2-results";
  const prompts = JSON.parse(load("sessionStorage", PROMPTS)) ?? {};
  const results = JSON.parse(load("sessionStorage", RESULTS)) ?? {};
  const before = { ...results };
  const promptBoxes = () =>
    [...document.querySelectorAll("[role=tabpanel]")]
      .map((panel) => [panel.id, panel.querySelector(".prompt textarea, .message textarea")])
      .filter(([, box]) => box);
  window.addEventListener("pagehide", () => {
    for (const [panel, box] of promptBoxes()) prompts[panel] = box.value;
    store("sessionStorage", PROMPTS, JSON.stringify(prompts));
    store("sessionStorage", RESULTS, JSON.stringify(results));
  });
  // A box appears when its tab is first opened, and Gradio sets its value once more in the next frame.
  const fill = (panel, box) => {
    if (box.value || !prompts[panel]) return;
    box.value = prompts[panel];
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const filled = new WeakSet();
  const fillNewBoxes = () => {
    for (const [panel, box] of promptBoxes()) {
      if (filled.has(box)) continue;
      filled.add(box);
      requestAnimationFrame(() => requestAnimationFrame(() => fill(panel, box)));
    }
  };
  new MutationObserver(fillNewBoxes).observe(document, { subtree: true, childList: true });

  // What was there while the page was loading (arrival.py) gives way to the page once all of it is there, in the visitor's
  // language; and if that never comes, as where the server is gone, after a while.
  const LONGEST_ARRIVAL = 60_000; // ms
  const reveal = () => document.querySelector("#arrival")?.remove();
  setTimeout(reveal, LONGEST_ARRIVAL);

  // Every tab that is opened is an entry of the browser's history, and stands in the address.
  const tabButton = (tab) => document.querySelector(`[role=tab][aria-controls="tab-${tab}"]`);
  const openTab = () => document.querySelector("[role=tab][aria-selected=true]")?.getAttribute("aria-controls");
  const FIRST_TAB = "chat";
  let recorded = new URLSearchParams(location.search).get("tab") ?? FIRST_TAB;
  // Parameters of the host, such as a token of a private Space, begin with two underscores.
  const addressOf = (tab) => {
    const kept = [...new URLSearchParams(location.search)].filter(([name]) => name.startsWith("__"));
    return `?${new URLSearchParams([...kept, ["tab", tab]])}`;
  };
  // Whether the address names more than a tab.
  const fillsIn = () => [...new URLSearchParams(location.search).keys()].some((name) => name !== "tab" && !name.startsWith("__"));
  const recordTab = () => {
    const tab = openTab()?.replace("tab-", "");
    if (!tab || tab === recorded) return;
    recorded = tab;
    history.pushState(null, "", addressOf(tab));
  };
  window.addEventListener("popstate", () => {
    recorded = new URLSearchParams(location.search).get("tab") ?? FIRST_TAB;
    tabButton(recorded)?.click();
  });
  // What a link filled in has been changed: the address no longer stands for it.
  document.addEventListener("input", ({ target, isTrusted }) => {
    if (!isTrusted || !target.matches(".prompt textarea, .message textarea") || !fillsIn()) return;
    history.replaceState(null, "", addressOf(recorded));
  });
  // After a reload. A link that fills in settings as well is read by the server, which opens its tab once they are set.
  const reopen = new MutationObserver(() => {
    const button = tabButton(recorded);
    if (!button) return;
    reopen.disconnect();
    if (!fillsIn()) button.click();
  });
  reopen.observe(document, { subtree: true, childList: true });
  new MutationObserver(recordTab).observe(document, { subtree: true, attributeFilter: ["aria-selected"] });

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

  // What Gradio's frontend says by itself, in English only: of files before they are uploaded, and of a server that is gone.
  const GRADIO_MESSAGES = {
    "exceed the maximum allowed size": "upload_too_large",
    "Invalid file type": "upload_no_picture",
    "Connection to the server was lost": "connection_lost",
  };
  const translateMessages = () => {
    for (const toast of document.querySelectorAll("[data-testid=toast-text]")) {
      const words = Object.keys(GRADIO_MESSAGES).find((part) => toast.textContent.includes(part));
      if (words) toast.textContent = TEXTS[language()][GRADIO_MESSAGES[words]];
    }
  };
  new MutationObserver(translateMessages).observe(document, { subtree: true, childList: true });

  // What the browser cannot show as a picture is shown as a file with its name, if there is room for it. The server says
  // what is wrong with an upload, if anything is (unshown.py).
  const fileIcon = (name) => {
    const words = new Option(name.length > 24 ? `${name.slice(0, 23)}…` : name).innerHTML;
    const svg =
      `<svg xmlns="http://www.w3.org/2000/svg" width="${name ? 200 : 64}" height="${name ? 96 : 64}">` +
      `<g transform="translate(${name ? 68 : 0} 4)" fill="none" stroke="#8b8b94" stroke-width="3" stroke-linejoin="round">` +
      '<path d="M16 4h22l12 12v36H16zM38 4v12h12"/><path d="M24 28h18M24 38h18" stroke-linecap="round"/></g>' +
      `<text x="100" y="86" text-anchor="middle" font-family="sans-serif" font-size="14" fill="#8b8b94">${words}</text></svg>`;
    return `data:image/svg+xml,${encodeURIComponent(svg)}`;
  };
  let unshown = null;
  const told = new Set();
  document.addEventListener(
    "error",
    ({ target }) => {
      if (!target.matches("img[src]:not([src=''])")) return;
      const address = target.src;
      const name = decodeURIComponent(address.split("/").pop());
      target.src = fileIcon(target.closest(".thumbnail-item") ? "" : name);
      target.alt = target.title = name;
      target.dataset.unshown = "";
      if (!address.includes("/file=") || told.has(address)) return;
      told.add(address);
      unshown = address;
      document.querySelector("button.unshown").click();
    },
    true,
  );
  document.addEventListener(
    "load",
    ({ target }) => {
      if (!target.matches("img[data-unshown]") || target.src.startsWith("data:image/svg")) return;
      delete target.dataset.unshown;
      target.removeAttribute("title");
    },
    true,
  );

  // The story in full screen, a scene at a time. Keys, buttons and swipes turn the pages.
  const SWIPE = 40; // px
  const readStory = () => {
    const scenes = [...document.querySelectorAll("#tab-story .scene-text p")]
      .map((words) => [words.closest(".scene").querySelector("img")?.src, words.textContent])
      .filter(([picture]) => picture);
    if (!scenes.length) return;
    const book = document.createElement("dialog");
    book.className = "book";
    book.innerHTML =
      '<button class="close">✕</button><img alt=""><p aria-live="polite"></p>' +
      '<nav><button class="back">←</button><span></span><button class="next">→</button></nav>';
    const [close, back, next] = ["close", "back", "next"].map((name) => book.querySelector(`.${name}`));
    let page = 0;
    const turn = (pages) => {
      page = Math.min(Math.max(page + pages, 0), scenes.length - 1);
      book.querySelector("img").src = scenes[page][0];
      book.querySelector("p").textContent = scenes[page][1];
      book.querySelector("span").textContent = `${page + 1} / ${scenes.length}`;
      back.disabled = page === 0;
      next.disabled = page === scenes.length - 1;
    };
    const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
    book.addEventListener("keydown", (event) => {
      if (!STEPS[event.key]) return;
      event.preventDefault();
      turn(STEPS[event.key]);
    });
    let touched = 0;
    book.addEventListener("touchstart", ({ touches }) => (touched = touches[0].clientX));
    book.addEventListener("touchend", ({ changedTouches }) => {
      const moved = changedTouches[0].clientX - touched;
      if (Math.abs(moved) > SWIPE) turn(moved < 0 ? 1 : -1);
    });
    back.addEventListener("click", () => turn(-1));
    next.addEventListener("click", () => turn(1));
    close.addEventListener("click", () => book.close());
    book.addEventListener("fullscreenchange", () => document.fullscreenElement || book.close());
    book.addEventListener("close", () => {
      if (document.fullscreenElement === book) document.exitFullscreen();
      book.remove();
    });
    document.querySelector(".gradio-container").append(book);
    turn(0);
    book.showModal();
    book.requestFullscreen?.().catch(() => {}); // frames of other sites and some phones do not allow it
  };

  // Copies the page's address with a query. Returns a list of it where it cannot be copied: pages over plain HTTP have no
  // clipboard.
  const copy = async (query) => {
    const address = `${location.origin}${location.pathname}?${query}`;
    try {
      await navigator.clipboard.writeText(address);
      return [""];
    } catch {
      return [address];
    }
  };

  // Live drawing (live_drawing.py): a sketch starts a moment after the last key; what is older ends.
  const PAUSE = 250; // ms
  let livePrompt = 0;
  let lastKey = 0;
  const endSketch = () => {
    clearTimeout(lastKey);
    livePrompt += 1;
    document.querySelector("button.live-newer")?.click(); // a tab is built when it is first opened
  };
  document.addEventListener("input", ({ target }) => {
    if (!target.matches("#tab-image .prompt textarea, #tab-image .live input")) return;
    if (!document.querySelector(".live input").checked || !shown("#tab-image button.run")) return;
    endSketch();
    lastKey = setTimeout(() => document.querySelector("button.live-sketch").click(), PAUSE);
  });

  const download = (address) =>
    Object.assign(document.createElement("a"), { href: address, download: address.split("/").pop() }).click();

  // Of several pictures one is chosen, as Gradio marks it. To compare, the one that was chosen before stands beside it.
  const chosen = () => shown(".results .thumbnail-item.selected") ?? shown(".results .thumbnail-item");
  const standBeside = (item) => {
    for (const other of document.querySelectorAll("[data-beside]")) delete other.dataset.beside;
    if (item) item.dataset.beside = "";
  };
  document.addEventListener(
    "click",
    ({ target }) => {
      const item = target.closest(".results .thumbnail-item");
      if (!item) return;
      if (document.querySelector("[data-beside]") && item !== chosen()) standBeside(chosen());
    },
    true,
  );

  // The documentation of the API names the number of a parameter and its component before what the parameter means.
  const PREFACE = /The input value that is provided in the "[^"]*" Api\s+component\.\s*/;
  const dropPreface = () => {
    const docs = document.querySelector(".api-docs");
    if (!docs) return;
    const words = document.createTreeWalker(docs, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const node = words.currentNode;
      if (PREFACE.test(node.data)) node.data = node.data.replace(PREFACE, "");
    }
  };
  new MutationObserver(dropPreface).observe(document, { subtree: true, childList: true });

  return {
    async firstLanguage() {
      const browser = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
      const chosen = load("localStorage", KEY);
      const language = chosen in LOCALES ? chosen : browser;
      await show(language).finally(() => {
        requestAnimationFrame(() => requestAnimationFrame(reveal)); // Gradio sets texts in the next frame
      });
      return language;
    },
    async setLanguage(language) {
      store("localStorage", KEY, language);
      await show(language);
      return language;
    },
    // Copies the page's address with a tab's inputs, under the names that files/restore.py reads.
    async copyLink(tab, names, values) {
      const inputs = Object.fromEntries(names.map((name, index) => [name, values[index]]));
      const { size, randomize, seed, ...settings } = inputs;
      const [width, height] = size.split("x");
      const parameters = new URLSearchParams({ tab, ...settings, width, height, ...(randomize ? {} : { seed }) });
      return copy(parameters);
    },
    // The link to the result of the open tab stands in its details (result_actions.py).
    copyResultLink: () => copy(shown(".result-actions [data-link]").dataset.link),
    copyStoryLink: (record) => copy(JSON.parse(record).link),
    keep(tab, values) {
      results[tab] = values.map((value) => (typeof value === "string" ? JSON.parse(value || null) : value));
      return [];
    },
    kept: () => before,
    selectLink() {
      shown(".address textarea")?.select();
      return [];
    },
    comparePictures() {
      const items = [...document.querySelectorAll(".results .thumbnail-item")];
      const isComparing = items.some((item) => "beside" in item.dataset);
      standBeside(isComparing ? null : items.find((item) => item !== chosen()));
      return [];
    },
    downloadPicture() {
      download(chosen().querySelector("img").src);
      return [];
    },
    downloadFile(file) {
      download(file.url);
      return [];
    },
    focusPrompt() {
      shown(".prompt textarea").focus();
      return [];
    },
    readStory() {
      readStory();
      return [];
    },
    get chosenCheckpoint() {
      return chosenCheckpoint;
    },
    loadCheckpoint() {
      document.querySelector(".checkpoints button.run").click();
      return [];
    },
    get chosenPicture() {
      return chosenPicture;
    },
    get unshown() {
      return unshown;
    },
    focusMessage() {
      document.querySelector(".message textarea").focus();
    },
    // Presses the run button of a tab as soon as the tab is open, unless it is at work (showcase.py).
    start(tab, deadline = performance.now() + 5000) {
      const run = document.querySelector(`#tab-${tab} button.run`);
      if (run?.offsetParent) run.click();
      else if (performance.now() < deadline) requestAnimationFrame(() => window.showo2.start(tab, deadline));
      return [];
    },
    chooseFileToRestore() {
      document.querySelector("#restore input[type=file]").click();
    },
    get livePrompt() {
      return livePrompt;
    },
    revealResults() {
      endSketch();
      const results = shown(".output");
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      results?.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "nearest" });
      return [];
    },
  };
})();
