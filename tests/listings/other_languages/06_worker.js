// What goes to a worker is copied, or handed over.
const { Worker } = require("node:worker_threads");

// ANCHOR: main
const worker = new Worker(`
  const { parentPort } = require("node:worker_threads");
  parentPort.once("message", (got) => { got.names.push("db"); });
`, { eval: true });

const names = ["api"];
const bytes = new ArrayBuffer(8);
// names is copied, bytes is handed over
worker.postMessage({ names, bytes }, [bytes]);
worker.on("exit", () => {
  console.log("names here:", names); // the worker has pushed to its copy
  console.log("bytes here:", bytes.byteLength);
});
// ANCHOR_END: main
