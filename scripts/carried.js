// Begins the page that is one file. Where the program fetches, it gets what the page carries: texts in base64,
// packed, which are unpacked when they are asked for.
(() => {
  // Knows nothing from around it: the worker has it too, as a text.
  const carry = (textOf) => {
    globalThis.fetch = async (address) => {
      const text = textOf(`${address}`.replace(/^.*[/:]/, ""));
      if (text === undefined) return new Response(null, { status: 404 });
      const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      // Not by way of a Blob, which WebKit's worker cannot read where the page is a file on the disk.
      const bytes = new Response(packed).body.pipeThrough(new DecompressionStream("gzip"));
      return new Response(bytes, { headers: { "Content-Type": "application/wasm" } });
    };
  };
  const textOf = (name) => document.getElementById(name)?.textContent;
  carry(textOf);
  // The worker beside the page is made of the script that the page has for where no worker may run.
  const { dataset } = document.currentScript;
  const program = textOf(dataset.oddsWasm.replace("carried:", ""));
  const worker = [`(${carry})(()=>"${program}");`, textOf("odds-script")];
  dataset.odds = URL.createObjectURL(new Blob(worker, { type: "text/javascript" }));
})();
