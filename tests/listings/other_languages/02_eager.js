// A call runs up to the first await at once, and the rest runs too, awaited or not.
// ANCHOR: main
async function check() {
  console.log("asking");
  await null; // stands in for the network
  console.log("answered");
}

check(); // not awaited
console.log("called");
// ANCHOR_END: main
