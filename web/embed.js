// The element <bad-minutes data="1...." show="risks,odds" theme="auto" edit label="...">: cards in a frame,
// which is as high as they are. A file of its own for other people's pages; docs/embedding.md describes it.
(() => {
  const app = new URL("./", document.currentScript.src);
  const MARK = "bad-minutes";
  const VERSION = 1;
  const PATIENCE_MS = 30_000;
  const MOST_PIXELS = 20_000;
  // A frame of the app's own origin must not have that origin: it could take its sandbox away.
  const apart = app.origin !== self.origin;
  const allowed = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";

  class BadMinutes extends HTMLElement {
    static observedAttributes = ["data", "show", "theme", "edit", "label"];
    #frame = null;
    #shown = false; // whether the frame's page is loaded
    #ready = false;
    #waiting = new Map(); // by id: what is asked and not answered
    #last = 0;
    #hear = (event) => {
      if (event.source !== this.#frame?.contentWindow || event.data?.[MARK] !== VERSION) return;
      // Whatever is in the frame may say how high it is: in a sandboxed page it has no origin to tell it by.
      if (event.data.type === "height") this.#grow(event.data.height);
      else if (event.origin === (apart ? app.origin : "null")) this.#take(event.data);
    };

    connectedCallback() {
      // What stands in the element is for pages where this script does not run: a shadow hides it.
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      const frame = document.createElement("iframe");
      frame.setAttribute("sandbox", apart ? `${allowed} allow-same-origin` : allowed);
      frame.referrerPolicy = "no-referrer";
      frame.loading = "lazy";
      Object.assign(frame.style, { display: "block", width: "100%", height: "12rem", border: "0" });
      frame.addEventListener("load", () => (this.#shown = true));
      this.#frame = frame;
      this.#name();
      frame.src = this.#address();
      addEventListener("message", this.#hear);
      shadow.replaceChildren(frame);
    }

    disconnectedCallback() {
      removeEventListener("message", this.#hear);
      this.#frame.remove();
      this.#frame = null;
      this.#shown = this.#ready = false;
      for (const id of this.#waiting.keys()) this.#settle(id, new Error("The element was taken out of the page."));
    }

    attributeChangedCallback(name, before, now) {
      if (!this.#frame || before === now) return;
      if (name === "label") this.#name();
      // The part after # alone changes, so that the page in the frame stays, and so does the history of this one.
      else if (this.#shown) this.#frame.contentWindow.location.replace(this.#address());
      else this.#frame.src = this.#address();
    }

    /** Shows an engagement (its file as object or text) or the data of a link; resolves to notes on what was repaired. */
    load(shown) {
      const isData = typeof shown === "string" && !/^\s*\{/.test(shown);
      return this.#ask({ type: "load", [isData ? "data" : "engagement"]: shown }).then((answer) => answer.notes);
    }

    /** Resolves to the engagement's file, as it is in the frame. */
    get() {
      return this.#ask({ type: "get" }).then((answer) => answer.file);
    }

    #ask(message) {
      return new Promise((resolve, reject) => {
        if (self.origin === "null") throw new Error("A page without an origin (a sandboxed one, or a file) can't talk to the frame; use the attribute data.");
        if (!this.#frame) throw new Error("The element is not in a page.");
        const id = ++this.#last;
        const late = () => this.#settle(id, new Error("Bad Minutes did not answer."));
        this.#waiting.set(id, { resolve, reject, message: { [MARK]: VERSION, id, ...message }, timer: setTimeout(late, PATIENCE_MS) });
        this.#frame.loading = "eager"; // somebody waits for it
        if (this.#ready) this.#send(id);
      });
    }

    #send(id) {
      try {
        // A sandboxed frame of the same origin has no origin to be called by.
        this.#frame.contentWindow.postMessage(this.#waiting.get(id).message, apart ? app.origin : "*");
      } catch (error) {
        this.#settle(id, error); // it holds what can't be sent, a function for one
      }
    }

    #settle(id, answer) {
      const asked = this.#waiting.get(id);
      if (!asked) return false;
      this.#waiting.delete(id);
      clearTimeout(asked.timer);
      if (answer instanceof Error) asked.reject(answer);
      else asked.resolve(answer);
      return true;
    }

    #grow(height) {
      if (Number.isFinite(height)) this.#frame.style.height = `${Math.min(Math.max(height, 1), MOST_PIXELS)}px`;
    }

    #take(message) {
      const { type, id } = message;
      if (type === "ready") {
        const already = this.#ready;
        this.#ready = true;
        if (!already) for (const id of this.#waiting.keys()) this.#send(id);
        this.#tell("ready");
      } else if (type === "changed") {
        // What was on its way while that was taken back is an edit no more.
        if (this.hasAttribute("edit")) this.#tell("changed", message.file);
      } else if (type === "error") {
        if (!this.#settle(id, new Error(message.reason))) this.#tell("error", message.reason);
      } else if (type === "loaded" || type === "file") {
        this.#settle(id, message);
      }
    }

    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail }));
    }

    #name() {
      this.#frame.title = this.getAttribute("label") || "Bad Minutes estimate";
    }

    #address() {
      const of = (name) => `${name}=${encodeURIComponent(this.getAttribute(name) ?? "")}`;
      const parts = [of("show"), of("theme")];
      if (this.hasAttribute("edit")) parts.push("edit=yes");
      if (self.origin !== "null") parts.push(`host=${encodeURIComponent(self.origin)}`);
      // Whatever stands there is data, and no more of the query; lines of it may be broken.
      const data = this.getAttribute("data")?.replace(/\s+/g, "");
      if (data) parts.push(`d=${encodeURIComponent(data)}`);
      return `${app}#/embed?${parts.join("&")}`;
    }
  }

  if (!customElements.get("bad-minutes")) customElements.define("bad-minutes", BadMinutes);
})();
