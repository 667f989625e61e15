// What makes the pages quicker to use; every page works without it.
(function () {
  "use strict";
  const told = document.getElementById("told");
  const say = (words) => { if (told) told.textContent = words; };

  // The same quote lights up in the text and in the margin, whichever is pointed at or focused.
  function light(id) {
    document.querySelectorAll(".lit").forEach((each) => each.classList.remove("lit"));
    document.querySelectorAll(".card.open").forEach((each) => each.classList.remove("open"));
    if (!id) return;
    document.querySelectorAll("[data-quote]").forEach((each) => {
      if (each.dataset.quote === id) each.classList.add("lit");
    });
  }
  function idOf(target) {
    if (!(target instanceof Element)) return null;
    const near = target.closest("[data-quote]");
    if (near) return near.dataset.quote;
    const link = target.closest("a.ref");
    return link ? link.getAttribute("href").replace("#margin-", "") : null;
  }
  function show(target) {
    const id = idOf(target);
    light(id);
    const inText = target instanceof Element && target.closest("mark[data-quote], a.ref");
    const card = id && inText && document.getElementById("card-" + id);
    if (card) card.classList.add("open");
  }
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch" && !event.target.closest?.(".card")) show(event.target);
  });
  document.addEventListener("focusin", (event) => show(event.target));
  document.addEventListener("click", (event) => {
    const mark = event.target.closest?.("mark[data-quote]");
    if (mark) show(mark);
    // who follows a number is led to what its card says, and beyond
    if (event.target.closest?.("a.ref")) {
      document.querySelectorAll(".card.open").forEach((each) => each.classList.remove("open"));
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      document.body.classList.add("quiet");
      light(null);
    } else {
      document.body.classList.remove("quiet");
    }
    const typing = event.target.closest?.("input, textarea, select");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      const field = document.querySelector("#q, #text, #draft, #name");
      if (field) { event.preventDefault(); field.focus(); }
    }
    if ((event.key === "Enter") && (event.ctrlKey || event.metaKey) && typing && typing.form) {
      typing.form.requestSubmit();
    }
  });
  document.addEventListener("pointermove", () => document.body.classList.remove("quiet"), { passive: true });

  // Buttons that need a script are hidden until there is one.
  function ready(root) {
    root.querySelectorAll("button[hidden]").forEach((button) => { button.hidden = false; });
  }
  async function copy(words, what) {
    try {
      await navigator.clipboard.writeText(words);
      say(what + " copied");
      return true;
    } catch {
      say("Copying is not allowed here; select the words instead");
      return false;
    }
  }
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("button");
    if (!button) return;
    let done = false;
    if (button.matches(".print")) window.print();
    if (button.matches(".copy-address")) done = await copy(location.href.split("#")[0], "Address");
    if (button.matches(".copy")) {
      done = await copy(button.parentElement.querySelector("[data-copied]").textContent, "Correction");
    }
    if (done) {
      const name = button.textContent;
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = name; }, 1500);
    }
  });

  // On a narrow screen the filters of a search make room for what it finds.
  const search = document.querySelector("form.search");
  if (search && matchMedia("(max-width: 34rem)").matches) {
    const filters = [...search.querySelectorAll(".field:not(.grow)")];
    const given = filters.some((field) => field.querySelector("input, select").value);
    const button = document.createElement("button");
    const fold = (folded) => {
      filters.forEach((field) => { field.hidden = folded; });
      button.setAttribute("aria-expanded", String(!folded));
    };
    button.type = "button";
    button.className = "folding";
    button.textContent = "Filters";
    button.addEventListener("click", () => fold(button.getAttribute("aria-expanded") === "true"));
    search.querySelector(".grow").after(button);
    fold(!given);
  }

  // Addresses of searches hold what was asked for, and no empty fields.
  document.addEventListener("formdata", (event) => {
    if (event.target.method !== "get") return;
    for (const [name, value] of [...event.formData]) {
      if (value === "") event.formData.delete(name);
    }
  });

  // A form that takes a while says so, and is sent once.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.busy || event.defaultPrevented) return;
    if (form.classList.contains("sent")) { event.preventDefault(); return; }
    form.classList.add("sent");
    const button = form.querySelector("button:not([type=button])");
    if (button) { button.dataset.name = button.textContent; button.textContent = form.dataset.busy; }
    say(form.dataset.busy);
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form.sent").forEach((form) => {
      form.classList.remove("sent");
      const button = form.querySelector("button[data-name]");
      if (button) button.textContent = button.dataset.name;
    });
  });

  // Files dropped anywhere land in the first field for files.
  const field = document.querySelector(".drop input[type=file]");
  if (field) {
    document.addEventListener("dragover", (event) => {
      event.preventDefault();
      document.body.classList.add("dropping");
    });
    document.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) document.body.classList.remove("dropping");
    });
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      document.body.classList.remove("dropping");
      if (event.dataTransfer.files.length) {
        field.files = event.dataTransfer.files;
        say(field.files.length + (field.files.length === 1 ? " file chosen" : " files chosen"));
        field.focus();
      }
    });
  }

  // A part of the page is put in the place of another: where the reader was, and with what, stays.
  let place = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, target } = event.detail;
    const { elt } = event.detail.requestConfig;
    const status = xhr.status;
    place = null;
    if (target.id === "report" && status < 400) {
      const margin = target.querySelector(".margin");
      place = { id: elt.closest("[data-quote]")?.id, top: margin ? margin.scrollTop : 0 };
    }
    if (status < 400) return;
    const told = new DOMParser().parseFromString(xhr.responseText || "", "text/html").querySelector("main .fault");
    event.detail.shouldSwap = status < 500 && target.id === "found" && Boolean(told && told.closest("#found"));
    if (!event.detail.shouldSwap) refuse(elt, told ? told.textContent.trim() : "");
  });
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, (event) => {
      refuse(event.detail.requestConfig.elt, "The server does not answer. Is it running?");
    });
  }

  // What could not be done is said where it was asked for.
  function refuse(elt, words) {
    const place = elt.closest("form") || elt;
    place.querySelector(".refusal")?.remove();
    const told = document.createElement("p");
    told.className = "fault refusal";
    told.setAttribute("role", "alert");
    told.textContent = words || "That did not work; nothing was changed.";
    place.prepend(told);
  }

  document.addEventListener("htmx:afterSwap", (event) => {
    ready(document);
    document.querySelectorAll(".refusal").forEach((each) => each.remove());
    const found = document.querySelector("#found [role=status], #found .fault, #found h2");
    if (found && event.detail.target.id === "found") say(found.textContent.trim());
    const entry = place && place.id && document.getElementById(place.id);
    if (!entry) return;
    document.querySelector(".margin").scrollTop = place.top;
    entry.querySelector("summary")?.focus({ preventScroll: true });
    entry.scrollIntoView({ block: "nearest" });
    say("Kept. " + entry.querySelector(".who").textContent.replace(/\s+/g, " ").trim());
    place = null;
  });
  ready(document);
})();
