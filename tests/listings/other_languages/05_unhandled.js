// A rejection that nobody handles ends the process.
// says: Error: certificate expired
// ANCHOR: main
async function check() {
  throw new Error("certificate expired");
}

check(); // nobody awaits it, nobody catches
setTimeout(() => console.log("vigil goes on"), 10);
console.log("started");
// ANCHOR_END: main
