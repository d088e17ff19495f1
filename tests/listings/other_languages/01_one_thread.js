// One thread: while a function computes, nobody else runs. A promise runs without being awaited.
// ANCHOR: main
async function check(name) {
  console.log(`${name} is asked`);
  await null; // stands in for the network
  console.log(`${name} answers`);
}

check("api"); // not awaited, and still it runs
const end = Date.now() + 20;
while (Date.now() < end) {} // computes for 20 ms
console.log("computed, and nobody else ran");
// ANCHOR_END: main
